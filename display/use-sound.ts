// The loudspeaker as a hook: open while the screen has a chime, and whether the browser holds it back.
import { useEffect, useState } from 'preact/hooks';
import { openSound, type Sound } from './sound.ts';

export function useSound(wanted: boolean): { sound: Sound | null; blocked: boolean } {
  const [sound, setSound] = useState<Sound | null>(null);
  const [blocked, setBlocked] = useState(false);

  useEffect(() => {
    if (!wanted) return;
    const opened = openSound(setBlocked);
    setSound(opened);
    // Asked at once, not at the first call: staff sets the screen up now, and is gone later.
    void opened.unlock();
    return () => {
      opened.close();
      setSound(null);
      setBlocked(false);
    };
  }, [wanted]);

  useEffect(() => {
    if (sound === null || !blocked) return;
    // Any touch or key will do, not only the notice.
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
