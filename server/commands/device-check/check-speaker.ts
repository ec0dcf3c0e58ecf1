// `npm run device -- test` for one zone of the hall: plays the test announcement on its sound card.
import type { Config } from '../../config/environment.ts';
import { readTexts } from '../../config/texts.ts';
import { sourcesOf } from '../../devices/open-devices.ts';
import { createCard } from '../../devices/speaker/card.ts';
import { loadSources } from '../../devices/speaker/load-sources.ts';
import { createVoice } from '../../devices/speaker/voice.ts';
import { readZones, type SpeakerSetting } from '../../devices/speaker/zones.ts';
import { createLog } from '../../runtime/log.ts';

/** Returns whether the card played the sound to its end. */
export async function checkSpeaker(setting: SpeakerSetting, config: Config, print: (line: string) => void) {
  const { site, dataDir } = config;
  const [zone] = readZones([setting], site.languages);
  if (zone === undefined) throw new Error('the zone was not read');
  if (zone.out === 'screens') {
    const button = readTexts<{ soundTest: string }>('counter.json').get('vi')?.soundTest;
    print(
      `This zone speaks through its screens (${zone.screens.join(', ') || 'none'}), which only the running server reaches: try it at the desk, signed in as administrator, with the button "${button}".`,
    );
    return false;
  }
  const log = createLog('error');
  const sources = await loadSources(sourcesOf(site, dataDir, log));
  try {
    const utterances = zone.languages.map(language => ({ language, call: null }));
    const audio = await createVoice(sources, log).synthesize(utterances, zone);
    print(
      audio.languages.length === 0
        ? 'No source can say a sentence, so it is the chime alone.'
        : `Saying the test announcement (${audio.languages.join(', ')}), ${(audio.durationMs / 1000).toFixed(1)} s…`,
    );
    await createCard().play(zone.out.card, audio, new AbortController().signal);
    print(`The card "${zone.out.card}" took the sound to its end. If nothing was heard: is the loudspeaker on?`);
    return true;
  } catch (error) {
    print(explainFailure(error as NodeJS.ErrnoException, zone.out.card));
    return false;
  } finally {
    sources.program?.stop();
  }
}

function explainFailure(error: NodeJS.ErrnoException, card: string): string {
  if (error.code === 'ENOENT') return 'The program aplay is not installed: apt install alsa-utils.';
  const lines = error.message.split('\n').filter(line => line !== '' && !line.startsWith('Command failed'));
  return `The card "${card}" gives no sound: ${lines[0] ?? error.message} (names of cards: aplay -L).`;
}
