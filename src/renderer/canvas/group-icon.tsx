import { Box, CircleHelp, GitBranch, Hash, Lightbulb, type LucideIcon, Play, Timer, ToggleLeft, Zap } from "lucide-react";
import type { PaletteGroup } from "../../catalogue/define-node.ts";

/** The sign of a palette group: the same on the canvas, in the palette and in lists. */
export function groupIcon(group: PaletteGroup | undefined): LucideIcon {
  switch (group) {
    case "Devices":
      return Lightbulb;
    case "When":
      return Zap;
    case "While":
      return GitBranch;
    case "Values":
      return Hash;
    case "Time":
      return Timer;
    case "State":
      return ToggleLeft;
    case "Do":
      return Play;
    case "Structure":
      return Box;
    case undefined:
      return CircleHelp;
  }
}
