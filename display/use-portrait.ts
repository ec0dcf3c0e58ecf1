// Tells whether the screen is in portrait orientation, because then another number of rows fits.
import { useEffect, useState } from 'preact/hooks';

const query = matchMedia('(orientation: portrait)');

export function usePortrait(): boolean {
  const [portrait, setPortrait] = useState(query.matches);
  useEffect(() => {
    const update = () => setPortrait(query.matches);
    query.addEventListener('change', update);
    return () => query.removeEventListener('change', update);
  }, []);
  return portrait;
}
