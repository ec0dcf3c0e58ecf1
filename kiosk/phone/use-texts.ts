// The texts of a page in the chosen language. Vietnamese is part of the page; another language is loaded when it is chosen.
// Until it is loaded, or if it cannot be loaded, the page stays Vietnamese and is never half translated.
import { useEffect, useState } from 'preact/hooks';

/** The loaders that Vite's `import.meta.glob` makes for common/text/<language>/<program>.json, by path. */
type TextLoaders = Record<string, () => Promise<unknown>>;

/** Returns the language tags that have a folder, Vietnamese first. */
export function languagesOf(loaders: TextLoaders): string[] {
  const tags = Object.keys(loaders).map(path => path.split('/').at(-2) ?? '');
  return ['vi', ...new Set(tags.filter(tag => tag !== 'vi').sort())];
}

/** Returns the name of a language in that language, for example "Tiếng Việt". */
export function ownName(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

export interface Texts<T> {
  text: T;
  /** The language of `text`, for the `lang` of the page and for names in a view. */
  language: string;
}

/** `vi` contains the Vietnamese texts of all files that `loaders` finds for one language, merged. */
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
