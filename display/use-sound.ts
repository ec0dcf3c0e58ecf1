// The loudspeaker as a hook: it is open while the screen has sound, and tells whether the browser blocks it.
import { useEffect, useState } from 'preact/hooks';
import { openSound, type Sound } from './sound.ts';

export function useSound(wanted: boolean): { sound: Sound | null; blocked: boolean } {
  const [sound, setSound] = useState<Sound | null>(null);
  const [blocked, setBlocked] = useState(false);

  useEffect(() => {
    if (!wanted) return;
    const opened = openSound(setBlocked);
    setSound(opened);
    // The browser is asked now and not at the first call, because the staff that sets the screen up is still here.
    void opened.unlock();
    return () => {
      opened.close();
      setSound(null);
      setBlocked(false);
    };
  }, [wanted]);

  useEffect(() => {
    if (sound === null || !blocked) return;
    // Any touch or key unlocks the sound, not only one on the notice.
    const unlock = () => void sound.unlock();
    document.addEventListener('pointerdown', unlock);
    document.addEventListener('keydown', unlock);
    return () => {
      document.removeEventListener('pointerdown', unlock);
      document.removeEventListener('keydown', unlock);
    };
  }, [sound, blocked]);

  return { sound, blocked };
}
