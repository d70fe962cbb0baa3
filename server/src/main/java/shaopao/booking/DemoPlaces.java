package shaopao.booking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shaopao.places.PlaceFacts;
import shaopao.places.PlaceFacts.PlanPoint;
import shaopao.places.PlaceKind;
import shaopao.places.PlaceRow;

/**
 * Places of the demo campus that are booked: a reading room with its seats, pods, halls, courts, a base, laboratory
 * places.
 */
final class DemoPlaces {

    static final String READING_ROOM = "LIB-3";
    static final int TABLES = 20;
    static final int SEATS_AT_TABLE = 6;
    static final int PODS = 8;
    static final int COURTS = 6;

    private DemoPlaces() {}

    static List<PlaceRow> rows() {
        List<PlaceRow> rows = new ArrayList<>();
        rows.add(row(READING_ROOM, "LIB", PlaceKind.ROOM, "图书馆三层阅览室", "Reading room, library 3F", 120, floor(3)));
        for (int table = 0; table < TABLES; table++) {
            for (int seat = 0; seat < SEATS_AT_TABLE; seat++) {
                rows.add(seat(table, seat));
            }
        }
        for (int pod = 1; pod <= PODS; pod++) {
            rows.add(row(
                    "LIB-P%d".formatted(pod),
                    "LIB",
                    PlaceKind.POD,
                    "图书馆研修间 %d".formatted(pod),
                    "Study pod %d".formatted(pod),
                    pod <= 4 ? 2 : 6,
                    new PlaceFacts(
                            Optional.of(2),
                            pod > 4 ? List.of("screen") : List.of(),
                            true,
                            true,
                            Optional.of(new PlanPoint((pod - 0.5) / PODS, 0.5)))));
        }
        rows.add(row("T1-HALL", "T1", PlaceKind.ROOM, "教学1号楼报告厅", "Lecture hall, building 1", 300, hall()));
        rows.add(row("T2-HALL", "T2", PlaceKind.ROOM, "教学2号楼报告厅", "Lecture hall, building 2", 200, hall()));
        for (int room = 1; room <= 6; room++) {
            rows.add(row(
                    "ADMIN-M%d".formatted(room),
                    "ADMIN",
                    PlaceKind.ROOM,
                    "会议室 %d".formatted(room),
                    "Meeting room %d".formatted(room),
                    room * 10,
                    new PlaceFacts(Optional.of(2), List.of("projector"), false, true, Optional.empty())));
        }
        for (int court = 1; court <= COURTS; court++) {
            rows.add(row(
                    "GYM-B%d".formatted(court),
                    "GYM",
                    PlaceKind.GROUND,
                    "羽毛球场 %d".formatted(court),
                    "Badminton court %d".formatted(court),
                    4,
                    floor(1)));
        }
        rows.add(row("SAFE-1", "GYM", PlaceKind.ROOM, "安全教育基地", "Safety training base", 60, floor(-1)));
        rows.add(row("LAB-1", "T3", PlaceKind.LABORATORY, "电子工艺实验室", "Electronics laboratory", 24, floor(4)));
        for (int bench = 1; bench <= 12; bench++) {
            rows.add(row(
                    "LAB-1-%02d".formatted(bench),
                    "LAB-1",
                    PlaceKind.SEAT,
                    "电子工艺实验室 %d 号工位".formatted(bench),
                    "Electronics laboratory, bench %d".formatted(bench),
                    1,
                    new PlaceFacts(
                            Optional.of(4),
                            List.of("oscilloscope"),
                            false,
                            true,
                            Optional.of(new PlanPoint(((bench - 1) % 6 + 0.5) / 6, bench <= 6 ? 0.3 : 0.7)))));
        }
        return rows;
    }

    /**
     * Four columns of five tables, three seats on each side; tables at the windows have power, the right half is
     * quiet.
     */
    private static PlaceRow seat(int table, int seat) {
        int column = table % 4;
        int line = table / 4;
        double x = column * 0.245 + 0.05 + seat % 3 * 0.055;
        double y = line * 0.2 + 0.05 + (seat < 3 ? 0 : 0.1);
        boolean power = column == 0 || column == 3;
        return row(
                "LIB-3-%02d%c".formatted(table + 1, 'A' + seat),
                READING_ROOM,
                PlaceKind.SEAT,
                "三层阅览室 %02d%c".formatted(table + 1, 'A' + seat),
                "Reading room 3F, seat %02d%c".formatted(table + 1, 'A' + seat),
                1,
                new PlaceFacts(Optional.of(3), List.of(), column >= 2, power, Optional.of(new PlanPoint(x, y))));
    }

    private static PlaceFacts floor(int floor) {
        return new PlaceFacts(Optional.of(floor), List.of(), false, false, Optional.empty());
    }

    private static PlaceFacts hall() {
        return new PlaceFacts(
                Optional.of(1), List.of("projector", "sound", "recording"), false, true, Optional.empty());
    }

    private static PlaceRow row(
            String code, String parent, PlaceKind kind, String zh, String en, int capacity, PlaceFacts facts) {
        return new PlaceRow(
                code,
                Optional.of(parent),
                kind,
                zh,
                Optional.of(en),
                capacity,
                Optional.empty(),
                Optional.empty(),
                Optional.of(facts));
    }
}
