package shaopao.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import shaopao.booking.BookingTerms.AheadOf;
import shaopao.booking.BookingTerms.Approval;
import shaopao.booking.BookingTerms.Attending;
import shaopao.booking.BookingTerms.BookableHours;
import shaopao.booking.BookingTerms.BookingLength;
import shaopao.booking.BookingTerms.BookingLimits;
import shaopao.booking.BookingTerms.BookingMargins;
import shaopao.booking.BookingTerms.GroupSize;
import shaopao.booking.BookingTerms.Queueing;
import shaopao.kernel.Words;

/** The rules of the demo campus. */
final class DemoPolicies {

    static final String SEATS = "library-seats";
    static final String HALLS = "lecture-halls";
    static final String ROOMS = "meeting-rooms";
    static final String COURTS = "badminton";

    private static final Set<Integer> ALL_WEEK = Set.of(1, 2, 3, 4, 5, 6, 7);
    private static final Attending NONE = new Attending(false, 15, 30, 0, 0, 120, 0);

    private DemoPolicies() {}

    /** A policy and the codes of its places. */
    record Demo(String code, Words name, BookingTerms terms, List<String> places) {}

    static List<Demo> all() {
        return List.of(
                new Demo(SEATS, new Words("图书馆座位", "Library seats"), seats(), seatCodes()),
                new Demo("study-pods", new Words("图书馆研修间", "Study pods"), pods(), codes("LIB-P%d", DemoPlaces.PODS)),
                new Demo(ROOMS, new Words("会议室", "Meeting rooms"), rooms(Approval.OWNERS), codes("ADMIN-M%d", 6)),
                new Demo("classrooms", new Words("教室借用", "Classrooms"), classrooms(), classroomCodes()),
                new Demo(HALLS, new Words("报告厅", "Lecture halls"), rooms(Approval.HALL), List.of("T1-HALL", "T2-HALL")),
                new Demo(COURTS, new Words("羽毛球场", "Badminton courts"), courts(), codes("GYM-B%d", DemoPlaces.COURTS)),
                new Demo("safety-base", new Words("安全教育基地", "Safety training base"), base(), List.of("SAFE-1")),
                new Demo("laboratory", new Words("实验室工位", "Laboratory benches"), benches(), codes("LAB-1-%02d", 12)));
    }

    private static List<String> seatCodes() {
        List<String> codes = new ArrayList<>();
        for (int table = 1; table <= DemoPlaces.TABLES; table++) {
            for (int seat = 0; seat < DemoPlaces.SEATS_AT_TABLE; seat++) {
                codes.add("LIB-3-%02d%c".formatted(table, 'A' + seat));
            }
        }
        return codes;
    }

    private static List<String> classroomCodes() {
        List<String> codes = new ArrayList<>();
        for (int building = 1; building <= 4; building++) {
            for (int room = 1; room <= 12; room++) {
                codes.add("T%d-%d%02d".formatted(building, (room - 1) / 4 + 1, (room - 1) % 4 + 1));
            }
        }
        return codes;
    }

    private static List<String> codes(String format, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).toList();
    }

    private static BookingTerms seats() {
        return terms(
                "",
                new BookableHours(ALL_WEEK, 480, 1_320),
                new BookingLength(30, 30, 480),
                new AheadOf(0, 3),
                new BookingLimits(2, 600, true, 60),
                Approval.NONE,
                0,
                new Attending(true, 15, 30, 30, 10, 30, 3),
                new BookingMargins(0, 0),
                new GroupSize(1, 1, false));
    }

    private static BookingTerms pods() {
        return terms(
                "",
                new BookableHours(ALL_WEEK, 480, 1_320),
                new BookingLength(30, 60, 240),
                new AheadOf(0, 7),
                new BookingLimits(2, 240, true, 60),
                Approval.NONE,
                0,
                new Attending(true, 15, 20, 0, 10, 60, 5),
                new BookingMargins(0, 0),
                new GroupSize(1, 6, false));
    }

    private static BookingTerms rooms(Approval approval) {
        return terms(
                "",
                new BookableHours(ALL_WEEK, 480, 1_290),
                new BookingLength(5, 30, 600),
                new AheadOf(60, 150),
                new BookingLimits(10, 720, false, 60),
                approval,
                0,
                NONE,
                new BookingMargins(approval == Approval.HALL ? 60 : 10, approval == Approval.HALL ? 30 : 10),
                new GroupSize(2, 500, false));
    }

    private static BookingTerms classrooms() {
        return terms(
                "",
                new BookableHours(ALL_WEEK, 480, 1_320),
                new BookingLength(5, 30, 300),
                new AheadOf(60, 150),
                new BookingLimits(10, 600, false, 60),
                Approval.OWNERS,
                0,
                NONE,
                new BookingMargins(0, 0),
                new GroupSize(1, 200, false));
    }

    private static BookingTerms courts() {
        return terms(
                "person.kind == 'student' || person.kind == 'staff'",
                new BookableHours(ALL_WEEK, 540, 1_260),
                new BookingLength(60, 60, 120),
                new AheadOf(0, 3),
                new BookingLimits(2, 120, true, 60),
                Approval.NONE,
                2_000,
                new Attending(true, 15, 15, 0, 10, 120, 5),
                new BookingMargins(0, 0),
                new GroupSize(1, 4, false));
    }

    private static BookingTerms base() {
        return terms(
                "",
                new BookableHours(Set.of(2, 3, 4, 5, 6, 7), 540, 1_020),
                new BookingLength(30, 60, 180),
                new AheadOf(720, 60),
                new BookingLimits(3, 180, false, 0),
                Approval.OWNERS,
                0,
                NONE,
                new BookingMargins(15, 15),
                new GroupSize(5, 60, true));
    }

    private static BookingTerms benches() {
        return terms(
                "person.kind == 'staff' || (has(person.grade) && person.grade >= 2020)",
                new BookableHours(Set.of(1, 2, 3, 4, 5), 510, 1_260),
                new BookingLength(30, 60, 240),
                new AheadOf(0, 14),
                new BookingLimits(3, 480, true, 60),
                Approval.NONE,
                0,
                new Attending(true, 15, 30, 30, 5, 60, 3),
                new BookingMargins(0, 0),
                new GroupSize(1, 1, false));
    }

    private static BookingTerms terms(
            String who,
            BookableHours hours,
            BookingLength length,
            AheadOf ahead,
            BookingLimits limits,
            Approval approval,
            long fee,
            Attending attendance,
            BookingMargins margins,
            GroupSize group) {
        return new BookingTerms(
                who, hours, length, ahead, limits, approval, fee, attendance, margins, group, new Queueing(true, 20));
    }
}
