// Checks across the parts of the site file: ids that must exist, that must be unique, and transports that have one owner.
import { ownedPlace } from './device-settings.ts';
import type { SiteData } from './site-file-schema.ts';

/** Where the mistake is, as keys and list positions, and what was expected there. */
type ReportMistake = (path: PropertyKey[], message: string) => void;

const listsWithIds = [
  'services',
  'counters',
  'priorities',
  'screens',
  'speakers',
  'staff',
  'printers',
  'boards',
  'inlets',
  'agents',
  'programs',
] as const;

/** Reports every mistake. The office sees the first one only, so the order of the checks matters. */
export function checkSite(site: SiteData, report: ReportMistake): void {
  checkIdsAreUnique(site, report);
  checkServices(site, report);
  checkScreens(site, report);
  checkProcedures(site, report);
  checkWorkingTime(site, report);
  checkSpeakers(site, report);
  checkPrinters(site, report);
  checkBoards(site, report);
  checkInputDevices(site, report);
  checkModem(site, report);
  checkTransportOwners(site, report);
  checkTokens(site, report);
  if (site.languages[0] !== 'vi') report(['languages', 0], '"vi": Vietnamese comes first');
}

const hasService = (site: SiteData, id: string) => site.services.some(service => service.id === id);
const hasCounter = (site: SiteData, id: string) => site.counters.some(counter => counter.id === id);
const hasAgent = (site: SiteData, id: string) => site.agents.some(agent => agent.id === id);
const hasSpeaker = (site: SiteData, id: string) => site.speakers.some(speaker => speaker.id === id);

function checkIdsAreUnique(site: SiteData, report: ReportMistake): void {
  for (const key of listsWithIds)
    site[key].forEach(({ id }, i) => {
      if (site[key].findIndex(entry => entry.id === id) < i) report([key, i, 'id'], `"${id}" stands twice`);
    });
}

function checkServices(site: SiteData, report: ReportMistake): void {
  const { letters, priorityLetter } = site.numbers;
  site.services.forEach(({ letter }, i) => {
    if (!letters.includes(letter)) report(['services', i, 'letter'], `one of numbers.letters "${letters}"`);
    if (letter === priorityLetter && site.priorities.length > 0)
      report(['services', i, 'letter'], 'a letter that is not numbers.priorityLetter');
    if (site.services.findIndex(service => service.letter === letter) < i)
      report(['services', i, 'letter'], 'a letter of its own');
  });
  site.counters.forEach((counter, i) => {
    const ids = counter.serves.flat();
    for (const id of ids)
      if (!hasService(site, id)) report(['counters', i, 'serves'], `ids of services; "${id}" is none`);
    if (new Set(ids).size < ids.length) report(['counters', i, 'serves'], 'each service once');
  });
  const returnService = site.dossiers?.returnService ?? null;
  if (returnService !== null && !hasService(site, returnService))
    report(['dossiers', 'returnService'], 'an id of a service');
}

function checkScreens(site: SiteData, report: ReportMistake): void {
  site.screens.forEach(({ layout, counterId }, i) => {
    if (layout === 'counter-top' && counterId === null)
      report(['screens', i, 'counterId'], 'the counter that this screen hangs over');
    if (counterId !== null && !hasCounter(site, counterId)) report(['screens', i, 'counterId'], 'an id of a counter');
  });
}

function checkProcedures(site: SiteData, report: ReportMistake): void {
  const { services, otherwise } = site.procedures;
  for (const [field, id] of Object.entries(services))
    if (!hasService(site, id)) report(['procedures', 'services', field], `an id of a service; "${id}" is none`);
  if (otherwise !== null && !hasService(site, otherwise)) report(['procedures', 'otherwise'], 'an id of a service');
}

function checkWorkingTime({ workingTime }: SiteData, report: ReportMistake): void {
  const opening = workingTime.sessions[0]?.[0];
  if (opening === undefined) report(['workingTime', 'sessions'], 'at least one session');
  else if (workingTime.forwardUntil < opening)
    report(['workingTime', 'forwardUntil'], `a time after ${opening}, when the office opens`);
}

function checkSpeakers(site: SiteData, report: ReportMistake): void {
  const screensWithSpeaker = new Set<string>();
  site.speakers.forEach((speaker, i) => {
    speaker.screens.forEach((id, j) => {
      if (!site.screens.some(screen => screen.id === id)) report(['speakers', i, 'screens', j], 'an id of a screen');
      // A screen of two speakers would play two announcements at the same time.
      if (screensWithSpeaker.has(id))
        report(['speakers', i, 'screens', j], `a screen of one speaker only; "${id}" stands twice`);
      screensWithSpeaker.add(id);
    });
    for (const id of speaker.counters ?? [])
      if (!hasCounter(site, id)) report(['speakers', i, 'counters'], `ids of counters; "${id}" is none`);
  });
}

function checkPrinters(site: SiteData, report: ReportMistake): void {
  site.printers.forEach(({ id, wire, backup }, i) => {
    if (wire?.kind === 'agent' && !hasAgent(site, wire.agent))
      report(['printers', i, 'wire', 'agent'], 'an id of an agent');
    if (backup !== null && (backup === id || !site.printers.some(printer => printer.id === backup)))
      report(['printers', i, 'backup'], 'the id of another printer');
  });
}

function checkBoards(site: SiteData, report: ReportMistake): void {
  site.boards.forEach(({ wire, counterId, zone }, i) => {
    if (wire?.kind === 'agent' && !hasAgent(site, wire.agent))
      report(['boards', i, 'wire', 'agent'], 'an id of an agent');
    if (counterId !== null && !hasCounter(site, counterId)) report(['boards', i, 'counterId'], 'an id of a counter');
    if (counterId !== null && zone !== null) report(['boards', i, 'zone'], 'null: this board hangs over a counter');
    if (zone !== null && !hasSpeaker(site, zone))
      report(['boards', i, 'zone'], 'an id of a speaker, whose counters this board shows');
  });
}

function checkInputDevices(site: SiteData, report: ReportMistake): void {
  site.inlets.forEach(({ wire, counterId }, i) => {
    if (wire?.kind === 'agent' && !hasAgent(site, wire.agent))
      report(['inlets', i, 'wire', 'agent'], 'an id of an agent');
    if (counterId !== null && !hasCounter(site, counterId)) report(['inlets', i, 'counterId'], 'an id of a counter');
  });
}

const modemTransport = ({ sms }: SiteData) => (sms?.driver.kind === 'modem' ? sms.driver.wire : null);

function checkModem(site: SiteData, report: ReportMistake): void {
  const transport = modemTransport(site);
  if (transport?.kind === 'agent' && !hasAgent(site, transport.agent))
    report(['sms', 'driver', 'wire', 'agent'], 'an id of an agent');
}

/** Boards may share a serial line with boards and keypads with keypads, each by its address. A printer or modem shares none. */
function checkTransportOwners(site: SiteData, report: ReportMistake): void {
  const owners = new Map<string, { kind: string; id: string }>();
  for (const kind of ['printers', 'boards', 'inlets'] as const)
    site[kind].forEach(({ id, wire }, i) => {
      const place = wire === null ? null : ownedPlace(wire);
      if (place === null) return;
      const owner = owners.get(place);
      if (owner === undefined) owners.set(place, { kind, id });
      else if (kind === 'printers' || owner.kind !== kind)
        report([kind, i, 'wire'], `a wire of its own; ${place} is that of "${owner.id}"`);
    });
  const modem = modemTransport(site);
  const modemPlace = modem === null ? null : ownedPlace(modem);
  const modemOwner = modemPlace === null ? undefined : owners.get(modemPlace);
  if (modemOwner !== undefined)
    report(['sms', 'driver', 'wire'], `a wire of its own; ${modemPlace} is that of "${modemOwner.id}"`);
}

/** A token identifies its owner, so no two agents and no two programs may have the same. */
function checkTokens(site: SiteData, report: ReportMistake): void {
  for (const key of ['agents', 'programs'] as const) {
    const owners = site[key];
    owners.forEach(({ tokenHash }, i) => {
      const first = owners.findIndex(owner => owner.tokenHash === tokenHash);
      if (first < i) report([key, i, 'tokenHash'], `a token of its own; this one is that of "${owners[first]?.id}"`);
    });
  }
  site.programs.forEach(({ may }, i) => {
    if (may.includes('dossier.import') && site.egov === null)
      report(['programs', i, 'may'], 'nothing to do with dossiers while "egov" says nothing of their system');
  });
}
