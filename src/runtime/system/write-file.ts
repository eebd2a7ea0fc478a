import { randomBytes } from "node:crypto";
import { chmod, mkdir, open, readdir, realpath, rename, stat, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { err, ok, type Result } from "../../base/result.ts";

/** Why a file could not be written. The file that was there before is untouched. */
export interface WriteError {
  readonly code: "disk full" | "read-only" | "not permitted" | "no such folder" | "failed";
  readonly where: string;
  readonly what: string;
  readonly remedy: string;
}

/** Begins the names of unfinished files, so that a later save can clear away what a power cut left behind. */
const temporaryPrefix = ".ziggy-flow-unfinished-";
/** Far longer than any save takes: what is older has no writer any more. */
const abandonedAfter = 10 * 60_000;

export interface WriteOptions {
  /**
   * Asked for what comes behind the data, once these are on the disk and just before the new file takes its place. For a log
   * that goes on being written in the old file until then. This part is not forced onto the disk.
   */
  readonly ending?: () => string;
}

/**
 * Replaces the file's content so that after a crash or power cut at any moment either the old or the new content is
 * there, whole, and once this has resolved it is the new one. Keeps the file's mode, follows symbolic links, makes
 * missing folders.
 */
export async function writeFileAtomically(
  path: string,
  data: string | Uint8Array,
  options: WriteOptions = {},
): Promise<Result<void, WriteError>> {
  try {
    await replace(await targetOf(path), data, options);
    return ok(undefined);
  } catch (error) {
    return err(describeWriteError(path, error));
  }
}

async function replace(target: string, data: string | Uint8Array, { ending }: WriteOptions): Promise<void> {
  const folder = dirname(target);
  await mkdir(folder, { recursive: true });
  const mode = await stat(target).then(
    (found) => found.mode & 0o7777,
    () => undefined,
  );
  const temporary = join(folder, `${temporaryPrefix}${randomBytes(6).toString("hex")}-${basename(target)}`);
  try {
    const file = await open(temporary, "wx", mode ?? 0o666);
    try {
      await file.writeFile(data);
      // The umask takes bits off a new file; an existing file keeps exactly the mode it had.
      if (mode !== undefined) await chmod(temporary, mode);
      await file.sync();
      if (ending !== undefined) await file.appendFile(ending());
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(folder);
}

/** The name itself lives in the folder: without this a power cut can bring the old file back after success was told. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A symbolic link stays one: its target is what gets replaced. */
async function targetOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
  }
}

/** Removes what writers that were killed left in this folder. Returns how many files went. */
export async function removeUnfinishedFiles(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  let removed = 0;
  for (const name of names) {
    if (!name.startsWith(temporaryPrefix)) continue;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || Date.now() - found.mtimeMs < abandonedAfter) continue;
    const gone = await unlink(path).then(
      () => true,
      () => false,
    );
    if (gone) removed += 1;
  }
  return removed;
}

function describeWriteError(path: string, error: unknown): WriteError {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const where = path;
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return { code: "disk full", where, what: "there is no space left on the disk", remedy: "make room; the old file is untouched" };
    case "EROFS":
      return { code: "read-only", where, what: "the disk is mounted read-only", remedy: "mount it writable or move the project" };
    case "EACCES":
    case "EPERM":
      return {
        code: "not permitted",
        where,
        what: "this user may not write here",
        remedy: `give this user the right to write in ${dirname(path)}`,
      };
    case "ENOTDIR":
    case "EEXIST":
    case "ENOENT":
      return {
        code: "no such folder",
        where,
        what: "the folder does not exist and cannot be made",
        remedy: `make the folder ${dirname(path)}`,
      };
    default:
      return { code: "failed", where, what: error instanceof Error ? error.message : String(error), remedy: "the old file is untouched" };
  }
}
