/** The lane in which is found out of which kind a catalogue is, before its own lane begins: one for each audit. */
export const DETECTION_LANE = 'detection:catalogue';
