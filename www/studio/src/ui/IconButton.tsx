import type { ComponentProps, ReactNode } from "react";

interface Props extends Omit<ComponentProps<"button">, "type" | "aria-label"> {
  label: string;
  children: ReactNode;
}

/** A button that shows an icon and says its name to everybody else. */
export function IconButton({ label, children, className = "", ...rest }: Props) {
  return (
    <button type="button" className={`icon-button ${className}`} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  );
}
