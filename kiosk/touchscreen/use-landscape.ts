// Whether the screen lies (1920x1080) or stands (1080x1920): some pages deal out their content otherwise.
import { useEffect, useState } from 'preact/hooks';

const lying = matchMedia('(orientation: landscape)');

export function useLandscape(): boolean {
  const [lies, setLies] = useState(lying.matches);
  useEffect(() => {
    const turn = () => setLies(lying.matches);
    lying.addEventListener('change', turn);
    return () => lying.removeEventListener('change', turn);
  }, []);
  return lies;
}
