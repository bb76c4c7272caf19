export async function loadFiles(): Promise<any> { return {}; }
