// Whether the screen stands upright: then other numbers of rows fit.
import { useEffect, useState } from 'preact/hooks';

const upright = matchMedia('(orientation: portrait)');

export function useStanding(): boolean {
  const [standing, setStanding] = useState(upright.matches);
  useEffect(() => {
    const turn = () => setStanding(upright.matches);
    upright.addEventListener('change', turn);
    return () => upright.removeEventListener('change', turn);
  }, []);
  return standing;
}
