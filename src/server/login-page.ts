/** The page that asks for the password when the editor is reached over the network. Nothing inline: the policy forbids it. */
export function loginPage(note: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Ziggy Flow</title>
<h1>Ziggy Flow</h1>
<p>${note}</p>
<form method="post" action="/login">
<label>Password <input type="password" name="password" autocomplete="current-password" autofocus required></label>
<button>Open</button>
</form>
`;
}
