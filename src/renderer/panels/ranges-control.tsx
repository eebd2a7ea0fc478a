import { X } from "lucide-react";
import { isJsonObject, type Json } from "../../base/json.ts";
import type { Role } from "../../model/document.ts";
import { IconButton } from "../../ui/button.tsx";
import { DraftInput } from "./draft-input.tsx";
import "./ranges-control.css";

interface RangesControlProps {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly label: string;
  readonly value: Json | undefined;
  readonly roles: ReadonlyMap<string, Role>;
  readonly onChange: (value: Json) => void;
}

const end = { className: "input", type: "number", min: 0, max: 1, step: "any" } as const;

/** Some of the flow's devices, each with its part of a scale from 0 to 1: one line each, and a list to add further ones from. */
export function RangesControl({ id, "aria-describedby": describedBy, label, value, roles, onChange }: RangesControlProps) {
  const parts = new Map<string, Json>(isJsonObject(value) ? Object.entries(value) : []);
  const others = [...roles].filter(([role]) => !parts.has(role));
  const nameOf = (role: string): string => roles.get(role)?.name ?? role;
  const put = (role: string, ends: readonly [Json, Json]) => onChange(Object.fromEntries([...parts, [role, ends]]));
  return (
    <div className="ranges">
      {[...parts].map(([role, part]) => {
        const [low = 0, high = 1] = Array.isArray(part) ? part : [];
        return (
          <div key={role} className="range">
            <span title={role}>{nameOf(role)}</span>
            <DraftInput
              {...end}
              aria-label={`${nameOf(role)} from`}
              text={String(low)}
              onText={(text) => put(role, [Number(text), high])}
            />
            <DraftInput {...end} aria-label={`${nameOf(role)} to`} text={String(high)} onText={(text) => put(role, [low, Number(text)])} />
            <IconButton
              label={`Remove ${nameOf(role)}`}
              icon={<X size={14} />}
              onClick={() => onChange(Object.fromEntries([...parts].filter(([other]) => other !== role)))}
            />
          </div>
        );
      })}
      <select
        id={id}
        aria-describedby={describedBy}
        className="input"
        value=""
        disabled={others.length === 0}
        onChange={(event) => put(event.target.value, [0, 1])}
      >
        <option value="">{`Add to ${label}…`}</option>
        {others.map(([role]) => (
          <option key={role} value={role}>
            {nameOf(role)}
          </option>
        ))}
      </select>
    </div>
  );
}
