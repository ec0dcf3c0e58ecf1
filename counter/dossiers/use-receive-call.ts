// Sends the reception of a dossier and opens the page that follows. A reception whose answer was lost is not done
// twice.
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { makeCall } from '../../common/screen/call.ts';
import { useDossierContext } from './dossier-context.ts';
import type { Draft } from './draft.ts';
import { buildReceiveInput } from './draft-input.ts';
import { type SendOnce, useSendOnce } from './use-send-once.ts';

interface ReceiveOptions {
  draft: Draft;
  procedureName: string;
  /** The date that the officer promises in UTC ms, or null. */
  officerDue: number | null;
  accept: boolean;
}

export interface ReceiveCall extends Pick<SendOnce, 'busy' | 'failed' | 'clearFailure'> {
  receive: (options: ReceiveOptions) => Promise<void>;
}

/** @param form is null once the page has been left */
export function useReceiveCall(form: RefObject<HTMLFormElement | null>): ReceiveCall {
  const { texts, memory, go, showMessage } = useDossierContext();
  const { busy, failed, send, clearFailure } = useSendOnce(memory.pendingRequest);

  const receive = async ({ draft, procedureName, officerDue, accept }: ReceiveOptions) => {
    const input = buildReceiveInput(draft, officerDue, accept);
    if (memory.pendingRequest.current === null) memory.sentInput = input;
    const value = await send('dossier.receive', input);
    if (value === null) return;
    memory.draft = null;
    if (accept) go({ page: 'received', received: { ...value, procedureName } });
    else go({ page: 'dossier', code: value.code });
  };

  // The first try succeeded and the form was changed since. Sending the first input again returns the dossier it
  // created.
  const openReceived = async () => {
    if (memory.sentInput === null) return;
    const options = { token: null, requestId: memory.pendingRequest.current };
    const answer = await makeCall('dossier.receive', memory.sentInput, options);
    if (!answer.ok || form.current === null) return;
    memory.pendingRequest.current = null;
    Object.assign(memory, { draft: null, sentInput: null });
    showMessage(texts.receive.doneBefore);
    go({ page: 'dossier', code: answer.value.code });
  };
  useEffect(() => {
    if (failed?.refusal === 'request.key-reused') void openReceived();
  }, [failed]);
  return { busy, failed, receive, clearFailure };
}
