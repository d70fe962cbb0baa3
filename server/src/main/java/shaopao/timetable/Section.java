package shaopao.timetable;

import shaopao.kernel.Words;

/**
 * A course as it is taught to one group in one term (教学班).
 *
 * @param term code of the term
 * @param code what the school calls it, unique in the term
 * @param course code of the course, or empty
 * @param teacher names as the school writes them, or empty
 * @param unit who holds it, or empty
 * @param credit hundredths of a credit
 * @param students how many the school counts in it
 */
record Section(
        SectionId id,
        String term,
        String code,
        String course,
        Words name,
        String teacher,
        String unit,
        int credit,
        int students,
        String note) {}
