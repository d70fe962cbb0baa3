package shaopao.trials;

import java.util.Optional;

/**
 * What a trial has shown so far.
 *
 * @param completed tried to the end, or given up
 * @param succeeded of those, who got to the end
 * @param score mean UMUX-Lite score of those who answered
 * @param medianSeconds time on task of those who got to the end
 */
record GateFigures(
        int completed, int succeeded, Optional<Integer> score, Optional<Integer> medianSeconds, int openFindings) {}
