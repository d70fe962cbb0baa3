package shaopao.places.spi;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * Who sits an exam where: implemented as a bean by modules that plan exams, so that gates can open to those alone
 * without knowing the plans.
 */
public interface ExamSeats {

    /** Everybody in exams that share time with the stretch. */
    List<ExamSeat> seats(Instant from, Instant until);

    /** The same of a few persons. */
    List<ExamSeat> seats(Collection<PersonId> people, Instant from, Instant until);

    /** The exams themselves, by time; at most 500. */
    List<PlannedExam> exams(Instant from, Instant until);

    /**
     * Somebody in an exam.
     *
     * @param course code of the course, or what stands for it
     * @param watches over it, and does not sit it
     * @param rooms the room of the seat, or all of the exam where seats are not given
     */
    record ExamSeat(String course, PersonId person, boolean watches, List<PlaceId> rooms) {
        public ExamSeat {
            rooms = List.copyOf(rooms);
        }
    }

    /** Exams of a course at one time, whatever its sections. */
    record PlannedExam(String course, Words name, Instant from, Instant until, List<PlaceId> rooms) {
        public PlannedExam {
            rooms = List.copyOf(rooms);
        }
    }
}
