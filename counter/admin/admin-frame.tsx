// The frame of the pages for administrators: the top bar, the banner of a lost connection, and the page below them.
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { useWatch } from '../../common/screen/use-watch.ts';
import { useDeskTexts } from '../shared/language.tsx';
import { LostBanner } from '../shared/lost-banner.tsx';
import { type Bar, TopBar } from '../shared/top-bar.tsx';
import { type Message, type ShowMessage, useMessage } from '../shared/use-message.ts';

export interface AdminPageProps {
  bar: Bar;
  /** Returns false when the server could not be reached. */
  onSignOut: () => Promise<boolean>;
  onSessionOver: () => void;
}

interface AdminPage {
  /** The number of screens that wait for approval; undefined until the first view arrives. */
  pairingsPending: number | undefined;
  /** When the connection was lost, in UTC ms, or null. */
  lostAt: number | null;
  /** Whether the server has another version than this page. */
  otherBuild: boolean;
  timeZone: string;
  message: Message | null;
  showMessage: ShowMessage;
}

/** Watches the office for a page for administrators and sets the title of the window. */
export function useAdminPage(title: string): AdminPage {
  const { view, lostAt, otherBuild } = useWatch({ kind: 'supervisor' });
  const [message, showMessage] = useMessage();
  useEffect(() => {
    document.title = title;
  }, [title]);
  return {
    pairingsPending: view?.pairingsPending,
    lostAt,
    otherBuild,
    timeZone: view?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    message,
    showMessage,
  };
}

interface AdminFrameProps {
  page: AdminPage;
  bar: Bar;
  class: string;
  onSignOut: () => Promise<boolean>;
  children: ComponentChildren;
}

export function AdminFrame({ page, bar, class: name, onSignOut, children }: AdminFrameProps) {
  const { desk, refusals } = useDeskTexts();
  const leave = async () => {
    if (!(await onSignOut())) page.showMessage(refusals['server.unreachable']);
  };
  return (
    <>
      <TopBar {...bar} onSignOut={() => void leave()}>
        <b class="bar-title">{desk.app}</b>
      </TopBar>
      <LostBanner lostAt={page.lostAt} timeZone={page.timeZone} />
      <main class={name}>{children}</main>
    </>
  );
}
