// The sentences of a program in the wanted language. Vietnamese is there from the start; any other language is fetched when
// it is wanted, and until it has come (or when it cannot be had) Vietnamese is shown, never a half-translated page.
import { useEffect, useState } from 'preact/hooks';

/** What Vite's `import.meta.glob` makes of common/text/<language>/<program>.json: a loader for each path. */
export type TextLoaders = Record<string, () => Promise<unknown>>;

/** The language tags that have a folder, Vietnamese first. */
export function languagesOf(loaders: TextLoaders): string[] {
  const tags = Object.keys(loaders).map(path => path.split('/').at(-2) ?? '');
  return ['vi', ...new Set(tags.filter(tag => tag !== 'vi').sort())];
}

/** What a language calls itself, "Tiếng Việt", so that no list of names has to be kept. */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

export interface Texts<T> {
  text: T;
  /** The language of `text`, for the `lang` of the page and for names in a view. */
  language: string;
}

/** `vi` holds the Vietnamese sentences of all the files that `loaders` finds for one language, merged. */
export function useTexts<T extends object>(vi: T, loaders: TextLoaders, wanted: string): Texts<T> {
  const [texts, setTexts] = useState<Texts<T>>({ text: vi, language: 'vi' });
  useEffect(() => {
    const parts = Object.keys(loaders).filter(path => path.split('/').at(-2) === wanted);
    let over = false;
    const use = (text: T, language: string) => {
      if (!over) setTexts({ text, language });
    };
    if (wanted === 'vi' || parts.length === 0) use(vi, 'vi');
    else
      Promise.all(parts.map(path => loaders[path]?.())).then(
        modules => use(Object.assign({}, vi, ...modules), wanted),
        () => use(vi, 'vi'),
      );
    return () => {
      over = true;
    };
  }, [vi, loaders, wanted]);
  return texts;
}
