import type { ChoosableRole } from "./choosable-roles.ts";

/** A choice among the flow's roles; one that is not among them stays. */
export function RoleSelect({
  roles,
  role,
  onChange,
  ...common
}: {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly roles: readonly ChoosableRole[];
  readonly role: string;
  readonly onChange: (role: string) => void;
}) {
  return (
    <select {...common} className="input" value={role} onChange={({ target }) => onChange(target.value)}>
      {!roles.some((one) => one.role === role) && <option value={role}>{role === "" ? "…" : role}</option>}
      {roles.map((one) => (
        <option key={one.role} value={one.role}>
          {one.name}
        </option>
      ))}
    </select>
  );
}
