/** The words of the editor, in the language of the preview. */
export const words = JSON.parse(document.getElementById('words').textContent)
