// The icons of the touchscreen. They only decorate the text beside them, so screen readers skip them.
import type { ComponentChildren } from 'preact';

function Icon({ size, children }: { size: number; children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

/** The symbol of the office: a gate. */
export const Seal = () => (
  <span class="seal">
    <Icon size={56}>
      <path d="M10 50V24a18 18 0 0 1 36 0v26" />
      <path class="icon-accent" d="M28 50V30" />
      <path d="M4 50h48" />
    </Icon>
  </span>
);

export const SlipIcon = () => (
  <Icon size={72}>
    <path d="M14 8h44v52l-7-5-7 5-8-5-8 5-7-5-7 5z" />
    <path d="M25 24h22M25 36h22" />
  </Icon>
);

export const PriorityIcon = () => (
  <Icon size={56}>
    <circle cx="28" cy="10" r="6" />
    <path d="M28 18v16h14l6 14M20 26a14 14 0 1 0 18 18" />
  </Icon>
);

export const ArrowIcon = () => (
  <Icon size={48}>
    <path d="M6 24h34M27 11l13 13-13 13" />
  </Icon>
);

export const BackIcon = () => (
  <Icon size={48}>
    <path d="M42 24H8M21 11L8 24l13 13" />
  </Icon>
);

export const DownIcon = () => (
  <Icon size={48}>
    <path d="M24 6v34M11 27l13 13 13-13" />
  </Icon>
);

export const UpIcon = () => (
  <Icon size={48}>
    <path d="M24 42V8M11 21L24 8l13 13" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon size={48}>
    <path d="M7 26l12 12 22-27" />
  </Icon>
);

export const CameraIcon = () => (
  <Icon size={48}>
    <path d="M5 14h10l4-6h10l4 6h10v26H5z" />
    <circle cx="24" cy="26" r="8" />
  </Icon>
);

export const NoticeIcon = () => (
  <Icon size={48}>
    <path d="M24 5l21 37H3z" />
    <path d="M24 18v11M24 35v1" />
  </Icon>
);

export const TouchIcon = () => (
  <Icon size={56}>
    <path d="M22 34V12a5 5 0 0 1 10 0v16l12 3a5 5 0 0 1 4 6l-3 15H25L13 38a4 4 0 0 1 6-5z" />
    <path d="M14 20a13 13 0 1 1 26 0" />
  </Icon>
);

export const PaperIcon = () => (
  <Icon size={72}>
    <path d="M16 8h28l12 12v44H16zM43 8v13h13" />
    <path d="M26 34h20M26 44h20M26 54h12" />
  </Icon>
);

export const SearchIcon = () => (
  <Icon size={48}>
    <circle cx="21" cy="21" r="14" />
    <path d="M31 31l12 12" />
  </Icon>
);

export const EraseIcon = () => (
  <Icon size={48}>
    <path d="M16 9h28v30H16L3 24z" />
    <path d="M23 18l12 12M35 18L23 30" />
  </Icon>
);

export const PrinterIcon = () => (
  <Icon size={48}>
    <path d="M13 18V6h22v12M13 34H6V18h36v16h-7" />
    <path d="M13 28h22v14H13z" />
  </Icon>
);

export const PhoneIcon = () => (
  <Icon size={48}>
    <path d="M13 4h22v40H13zM21 38h6" />
  </Icon>
);
