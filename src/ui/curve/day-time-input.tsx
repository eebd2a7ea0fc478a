import { sunEvents } from "../../catalogue/day-times.ts";
import { DraftInput } from "../draft-input.tsx";
import { readMomentParts, writeMomentParts } from "./day-line.ts";
import "./curve-editor.css";

/** A moment of the day: on the clock, or some time before or after an event of the sun. */
export function DayTimeInput({
  id,
  label,
  text,
  onText,
}: {
  readonly id?: string;
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const moment = readMomentParts(text);
  return (
    <span className="moment-input">
      <select
        id={id}
        className="input"
        aria-label={`${label}: on the clock or by the sun`}
        value={moment.on}
        onChange={({ target }) =>
          onText(
            target.value === "clock" ? "12:00" : writeMomentParts({ on: target.value, offset: "offset" in moment ? moment.offset : "" }),
          )
        }
      >
        <option value="clock">at</option>
        {sunEvents.map((event) => (
          <option key={event} value={event}>
            {event}
          </option>
        ))}
      </select>
      {"offset" in moment ? (
        <DraftInput
          aria-label={`${label}: before (−) or after (+)`}
          title="Before or after: -30m, +1h"
          placeholder="± 0"
          text={moment.offset}
          onText={(offset) => onText(writeMomentParts({ ...moment, offset }))}
        />
      ) : (
        <DraftInput
          aria-label={`${label}: time`}
          placeholder="07:30"
          inputMode="numeric"
          text={moment.time}
          onText={(time) => onText(asTime(time.trim()))}
        />
      )}
    </span>
  );
}

/** "7" and "730" are as good as "07:00" and "07:30"; what is no time stays, to be put right. */
function asTime(text: string): string {
  const [, hour, minute] = /^(\d{1,2})[:.h]?(\d\d)?$/.exec(text) ?? [];
  return hour === undefined ? text : `${hour.padStart(2, "0")}:${minute ?? "00"}`;
}
