import type { ReactNode } from "react";

interface IconProps {
  className?: string;
}

/** A decorative icon of 24 × 24 in the color of the surrounding text. */
function Icon({ className = "icon", children }: IconProps & { children: ReactNode }) {
  return (
    <svg className={className} viewBox="0 0 24 24" aria-hidden="true">
      {children}
    </svg>
  );
}

/** A shield with a check mark. */
export const ShieldIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 2.8 19.5 5.6v5.9c0 4.6-3.1 8-7.5 9.7-4.4-1.7-7.5-5.1-7.5-9.7V5.6z" />
    <path d="m8.6 11.9 2.4 2.4 4.5-4.7" />
  </Icon>
);

/** A phone that shows a code. */
export const PhoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <rect x="6" y="2.5" width="12" height="19" rx="2.8" />
    <path d="M10.5 18.5h3M9 9h6M9 12h3.5" />
  </Icon>
);

export const BellIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 10a6 6 0 0 1 12 0c0 5 2 6 2 7H4c0-1 2-2 2-7" />
    <path d="M10 20.2a2.2 2.2 0 0 0 4 0" />
  </Icon>
);

/** A cloud with a cross. */
export const CloudIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M7 18.5a4.5 4.5 0 0 1-.5-9A6 6 0 0 1 18 8.8a4.8 4.8 0 0 1 1.5 9.3" />
    <path d="m10 15 4 4m0-4-4 4" />
  </Icon>
);

export const PlusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
);

/** A check mark in a circle. */
export const DoneIcon = (props: IconProps) => (
  <Icon {...props}>
    <circle cx="12" cy="12" r="9" />
    <path d="m8.3 12.2 2.6 2.6 4.9-5.1" />
  </Icon>
);
