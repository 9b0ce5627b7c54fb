/** An answer was wrong, or a delivery wrong, lost or doubled: then the figure means nothing. */
export class VoidFigure extends Error {}
