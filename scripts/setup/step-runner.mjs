/**
 * @typedef {object} Step
 * @property {string} name what the line begins with
 * @property {string} takes what it costs: where from, how much
 * @property {() => boolean | Promise<boolean>} isDone quick: asked at every start
 * @property {() => Promise<string | void>} run may return a remark for the end of the line
 */

/**
 * Runs the steps that are not done yet, in order, with one line of progress for each.
 * @param {Step[]} steps
 * @returns {Promise<number>} how many had to run
 */
export async function runSteps(
  steps,
  { write = (text) => process.stdout.write(text), now = Date.now } = {},
) {
  let ran = 0
  for (const step of steps) {
    if (await step.isDone()) continue
    ran += 1
    const started = now()
    write(`• ${step.name}: ${step.takes} … `)
    try {
      const remark = await step.run()
      write(`done in ${seconds(now() - started)}${remark ? ` (${remark})` : ''}\n`)
    } catch (error) {
      write(`failed after ${seconds(now() - started)}\n`)
      throw error
    }
  }
  return ran
}

/** A duration as people read it. */
export function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`
}
