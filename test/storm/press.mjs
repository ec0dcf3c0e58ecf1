// One call over HTTP as a screen makes it, for the processes of the storm, which run without a TypeScript loader.

/**
 * @param {string} url
 * @param {string | null} token
 */
export function createPress(url, token) {
  /**
   * @param {string} name
   * @param {object} input
   * @param {string | null} key
   * @returns {Promise<any>}
   */
  return async function press(name, input, key = null) {
    const response = await fetch(`${url}/api/${name}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(key === null ? {} : { 'idempotency-key': key }),
      },
      body: JSON.stringify(input),
    });
    return response.json();
  };
}

/** @param {number} seed */
export function createChance(seed) {
  let state = seed >>> 0;
  return function chance() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
