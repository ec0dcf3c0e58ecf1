// The numbers that the provincial systems use for states and fees, by name. This file imports no zod, so that browsers can
// use the names without loading it; the schemas stand in words.ts.

/**
 * The ten official states of a dossier (integration manual of the provinces). The numbers travel in calls, views and the
 * journal and are stored in the tables; the code uses these names.
 */
export const DossierState = {
  /** "Mới đăng ký": registered, reception not decided. */
  Registered: 1,
  /** "Được tiếp nhận": accepted, the clock runs. */
  Received: 2,
  /** "Không được tiếp nhận": refused at reception; an end. */
  Refused: 3,
  /** "Đang xử lý": handed on from reception. */
  InProcess: 4,
  /** "Yêu cầu bổ sung giấy tờ": waits for papers of the citizen. */
  SupplementRequested: 5,
  /** "Yêu cầu thực hiện nghĩa vụ tài chính": waits for a payment of the citizen. */
  PaymentRequested: 6,
  /** "Công dân yêu cầu rút hồ sơ": withdrawn by the citizen; an end. */
  Withdrawn: 7,
  /** "Dừng xử lý": stopped by the office; an end. */
  Stopped: 8,
  /** "Đã xử lý xong": the result is there, not yet handed over. */
  Completed: 9,
  /** "Đã trả kết quả": the result was handed over; an end. */
  Returned: 10,
} as const;
export type DossierState = (typeof DossierState)[keyof typeof DossierState];

/** All official states in the order of their numbers. */
export const dossierStates = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const satisfies readonly DossierState[];

/** When a fee is paid, by the official numbers; there is no 3. The field that carries it is called `moment`. */
export const FeeStage = {
  /** "khi tiếp nhận" */
  OnReception: 1,
  /** "khi bổ sung": while the dossier is processed. */
  DuringProcess: 2,
  /** "khi trả kết quả" */
  OnReturn: 4,
} as const;
export type FeeStage = (typeof FeeStage)[keyof typeof FeeStage];
