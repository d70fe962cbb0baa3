package shaopao.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.DemoPart;

/** Two campuses with what stands on them. */
@Component
class PlacesDemo implements DemoPart {

    private final Places places;

    PlacesDemo(Places places) {
        this.places = places;
    }

    @Override
    public int floor() {
        return 4;
    }

    @Override
    public String title() {
        return "校区与楼宇";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        List<PlaceRow> rows = new ArrayList<>();
        rows.add(row("MAIN", "", PlaceKind.CAMPUS, "主校区", "Main Campus", 0));
        rows.add(row("EAST", "", PlaceKind.CAMPUS, "东校区", "East Campus", 0));
        rows.add(row("LIB", "MAIN", PlaceKind.LIBRARY, "图书馆", "Library", 2_400));
        rows.add(row("GYM", "MAIN", PlaceKind.GYM, "体育馆", "Gymnasium", 600));
        rows.add(row("ADMIN", "MAIN", PlaceKind.BUILDING, "行政楼", "Administration", 0));
        for (int i = 1; i <= 3; i++) {
            rows.add(row(
                    "C" + i,
                    i < 3 ? "MAIN" : "EAST",
                    PlaceKind.CANTEEN,
                    "第%s食堂".formatted("一二三".charAt(i - 1)),
                    "Canteen " + i,
                    1_200));
        }
        for (int i = 1; i <= 6; i++) {
            rows.add(row(
                    "T" + i,
                    i < 5 ? "MAIN" : "EAST",
                    PlaceKind.BUILDING,
                    "教学" + i + "号楼",
                    "Teaching Building " + i,
                    0));
            for (int room = 1; room <= 12; room++) {
                String number = "%d%02d".formatted((room - 1) / 4 + 1, (room - 1) % 4 + 1);
                rows.add(classroom("T" + i, number, i + "-" + number, 40 + random.nextInt(4) * 20, (room - 1) / 4 + 1));
            }
        }
        for (int i = 1; i <= 12; i++) {
            rows.add(row(
                    "D%02d".formatted(i),
                    i < 9 ? "MAIN" : "EAST",
                    PlaceKind.DORMITORY,
                    "学生宿舍 " + i + " 号楼",
                    "Dormitory " + i,
                    0));
        }
        places.load(rows, Map.of());
        progress.at(rows.size(), rows.size());
    }

    /** Larger rooms have more in them; every building has one with computers. */
    private static PlaceRow classroom(String building, String number, String name, int seats, int floor) {
        List<String> equipment = new ArrayList<>(List.of("projector", "whiteboard"));
        if (seats >= 80) {
            equipment.addAll(List.of("microphone", "recording"));
        }
        if (number.endsWith("04")) {
            equipment.add("computers");
        }
        return new PlaceRow(
                building + "-" + number,
                Optional.of(building),
                PlaceKind.CLASSROOM,
                name + " 教室",
                Optional.of("Room " + name),
                seats,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new PlaceFacts(Optional.of(floor), equipment, floor == 3, seats >= 60, Optional.empty())));
    }

    /** Positions of houses; the school lies where no school is, in the sea off Shanghai. */
    private static Optional<CampusPlace.Position> position(String code) {
        return switch (code) {
            case "MAIN" -> Optional.of(new CampusPlace.Position(31.0250, 122.4300));
            case "EAST" -> Optional.of(new CampusPlace.Position(31.0312, 122.4480));
            case "LIB" -> Optional.of(new CampusPlace.Position(31.0262, 122.4312));
            case "T1" -> Optional.of(new CampusPlace.Position(31.0254, 122.4322));
            case "T2" -> Optional.of(new CampusPlace.Position(31.0248, 122.4331));
            case "T3" -> Optional.of(new CampusPlace.Position(31.0240, 122.4318));
            case "T4" -> Optional.of(new CampusPlace.Position(31.0271, 122.4342));
            case "T5" -> Optional.of(new CampusPlace.Position(31.0310, 122.4471));
            case "T6" -> Optional.of(new CampusPlace.Position(31.0318, 122.4489));
            default -> Optional.empty();
        };
    }

    private static PlaceRow row(String code, String parent, PlaceKind kind, String zh, String en, int capacity) {
        Optional<CampusPlace.Position> position = position(code);
        return new PlaceRow(
                code,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                kind,
                zh,
                Optional.of(en),
                capacity,
                position.map(CampusPlace.Position::latitude),
                position.map(CampusPlace.Position::longitude),
                Optional.empty());
    }
}
