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
                rows.add(row(
                        "T" + i + "-" + number,
                        "T" + i,
                        PlaceKind.ROOM,
                        i + "-" + number + " 教室",
                        "Room " + i + "-" + number,
                        40 + random.nextInt(4) * 20));
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

    private static PlaceRow row(String code, String parent, PlaceKind kind, String zh, String en, int capacity) {
        return new PlaceRow(
                code,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                kind,
                zh,
                Optional.of(en),
                capacity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
