// Tells whether the screen is in landscape (1920x1080) or portrait (1080x1920), because some pages lay out differently.
import { useEffect, useState } from 'preact/hooks';

const query = matchMedia('(orientation: landscape)');

export function useLandscape(): boolean {
  const [landscape, setLandscape] = useState(query.matches);
  useEffect(() => {
    const update = () => setLandscape(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return landscape;
}
