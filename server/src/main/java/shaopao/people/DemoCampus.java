package shaopao.people;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A school that does not exist, as the files that its systems would send: the demo campus comes in through the same
 * door as anybody's own data. The same source of chance and the same size give the same files.
 *
 * <p>Nobody real is in it: identity numbers are of a region that issues none ({@link #identityNumber}); telephone
 * numbers begin with 100, which no mobile network was ever assigned; mail addresses end in {@code .example} (RFC 2606).
 */
final class DemoCampus {

    private static final int GRADE_FIRST = 2022;
    private static final int GRADES = 4;
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

    private final RandomGenerator random;
    private final int students;
    private final int staff;
    private final List<String[]> colleges = DemoNames.rows("colleges.tsv");
    private final List<String[]> offices = DemoNames.rows("offices.tsv");
    private final DemoNames names = new DemoNames();
    private final List<DemoClass> classes = new ArrayList<>();
    private int identities;

    /**
     * @param classCount a multiple of 80 fills every grade of every college evenly
     */
    DemoCampus(RandomGenerator random, int students, int staff, int classCount) {
        this.random = random;
        this.students = students;
        this.staff = staff;
        for (int number = 0; number < classCount; number++) {
            classes.add(demoClass(number));
        }
    }

    /** A class to be: number 30 is that of student 20230101, in college C01 and grade 2023. */
    private record DemoClass(String code, String name, String unit, int grade, String major, String majorName) {}

    private DemoClass demoClass(int number) {
        String[] college = colleges.get(number % colleges.size());
        int turn = number / colleges.size();
        int grade = GRADE_FIRST + (turn + 1) % GRADES;
        String[] majors = college[2].split(",");
        int nth = turn / GRADES;
        String[] major = majors[nth % majors.length].split(":");
        String code = "%d%s%02d".formatted(grade, college[0].substring(1), nth + 1);
        String name = "%s%d%02d班".formatted(major[1], grade % 100, nth / majors.length + 1);
        return new DemoClass(code, name, college[0], grade, major[0], major[1]);
    }

    int students() {
        return students;
    }

    int staff() {
        return staff;
    }

    Path units(Path folder) throws IOException {
        return file(folder, "units.csv", "code,name,kind,parent,position", out -> {
            line(out, "0", "江海大学", "SCHOOL", "", "0");
            int position = 0;
            for (String[] college : colleges) {
                line(out, college[0], college[1], "COLLEGE", "0", Integer.toString(++position));
            }
            for (String[] office : offices) {
                line(out, office[0], office[1], office[2], "0", Integer.toString(++position));
            }
            for (String[] college : colleges) {
                line(out, college[0] + "X", college[1] + "学生工作办公室", "DEPARTMENT", college[0], "1");
            }
        });
    }

    /** The classes; with those who care for them once they are there. */
    Path classes(Path folder, boolean withCarers) throws IOException {
        String header = "code,name,unit,grade,major,majorName" + (withCarers ? ",counsellors,teachers" : "");
        return file(folder, withCarers ? "carers.csv" : "classes.csv", header, out -> {
            for (int number = 0; number < classes.size(); number++) {
                DemoClass made = classes.get(number);
                List<String> cells = new ArrayList<>(List.of(
                        made.code(),
                        made.name(),
                        made.unit(),
                        Integer.toString(made.grade()),
                        made.major(),
                        made.majorName()));
                if (withCarers) {
                    cells.add(staffNumber(counsellor(number)));
                    cells.add(staffNumber(teacher(number)));
                }
                line(out, cells.toArray(String[]::new));
            }
        });
    }

    /**
     * Each college has as many counsellors as it has portions of six classes; T1001 has the class of student 20230101.
     */
    private int counsellor(int classNumber) {
        int college = classNumber % colleges.size();
        int nth = classNumber / colleges.size() / 6;
        return counsellorsFirst() + nth * colleges.size() + college;
    }

    private int teacher(int classNumber) {
        int college = classNumber % colleges.size();
        int nth = classNumber / colleges.size();
        return teachersFirst() + nth * colleges.size() + college;
    }

    private int counsellorsPerCollege() {
        return Math.max(1, (classes.size() / colleges.size() + 5) / 6);
    }

    /** Staff in order: T1001 counsellors, deans, secretaries, vice deans, teachers; then the offices. */
    private int counsellorsFirst() {
        return 0;
    }

    private int leadersFirst() {
        return counsellorsPerCollege() * colleges.size();
    }

    private int teachersFirst() {
        return leadersFirst() + 4 * colleges.size();
    }

    private int officesFirst() {
        return staff * 7 / 10;
    }

    /** T1001 is a counsellor of college C01 and T1002 its dean; the others follow. */
    private String staffNumber(int index) {
        if (index == 0) {
            return "T1001";
        }
        if (index == leadersFirst()) {
            return "T1002";
        }
        return "T" + (1002 + index);
    }

    Path posts(Path folder) throws IOException {
        return file(folder, "posts.csv", "unit,number,kind,title,from", out -> {
            for (int college = 0; college < colleges.size(); college++) {
                String unit = colleges.get(college)[0];
                int first = leadersFirst() + college;
                line(out, unit, staffNumber(first), "HEAD", "院长", "2022-07-01");
                line(out, unit, staffNumber(first + colleges.size()), "SECRETARY", "党委书记", "2021-09-01");
                line(out, unit, staffNumber(first + 2 * colleges.size()), "DEPUTY", "副院长", "2023-03-01");
                line(out, unit, staffNumber(first + 3 * colleges.size()), "DEPUTY", "党委副书记", "2023-03-01");
            }
            int headsOfOffices = officesFirst();
            for (int office = 0; office < offices.size(); office++) {
                String number = staffNumber(headsOfOffices + office);
                String title = offices.get(office)[3];
                line(out, offices.get(office)[0], number, "HEAD", title, "2022-01-01");
                line(
                        out,
                        offices.get(office)[0],
                        staffNumber(headsOfOffices + offices.size() + office),
                        "DEPUTY",
                        "副" + title,
                        "2023-01-01");
            }
            line(out, "D12", "admin", "OFFICER", "系统管理员", "2020-01-01");
        });
    }

    Path persons(Path folder) throws IOException {
        String header = "number,name,kind,unit,class,major,kindCode,sex,nationality,ethnicGroup,politicalStatus,"
                + "identityType,identityNumber,phone,mail,from";
        return file(folder, "persons.csv", header, out -> {
            for (int index = 0; index < students; index++) {
                student(out, index);
            }
            line(out, staffMember("admin", "D12", "13", 1985).toArray(String[]::new));
            for (int index = 0; index < staff - 1; index++) {
                line(
                        out,
                        staffMember(staffNumber(index), unitOfStaff(index), kindOfStaff(index), 0)
                                .toArray(String[]::new));
            }
        });
    }

    private void student(BufferedWriter out, int index) throws IOException {
        int place = index % classes.size();
        DemoClass made = classes.get(place);
        int nth = index / classes.size() + 1;
        String number = "%d%04d%02d".formatted(made.grade(), place, nth).replaceFirst("^20230000(0[1])$", "20230101");
        boolean man = random.nextInt(100) < 52;
        int birthYear = made.grade() - 18 - (random.nextInt(5) == 0 ? 1 : 0);
        List<String> cells = new ArrayList<>(
                List.of(number, names.name(random, man), "STUDENT", made.unit(), made.code(), made.major(), "42"));
        cells.addAll(
                common(man, birthYear, number, random.nextInt(100) < 78 ? "03" : random.nextInt(3) == 0 ? "02" : "13"));
        cells.add(made.grade() + "-09-01");
        line(out, cells.toArray(String[]::new));
    }

    private List<String> staffMember(String number, String unit, String kindCode, int bornIn) {
        boolean man = random.nextInt(2) == 0;
        int birthYear = bornIn > 0 ? bornIn : 1964 + random.nextInt(34);
        List<String> cells = new ArrayList<>(List.of(number, names.name(random, man), "STAFF", unit, "", "", kindCode));
        cells.addAll(common(man, birthYear, number.toLowerCase(Locale.ROOT), random.nextInt(100) < 55 ? "01" : "13"));
        int hired = Math.min(birthYear + 24 + random.nextInt(10), TODAY.getYear() - 1);
        cells.add("%d-%02d-01".formatted(hired, 1 + random.nextInt(12)));
        return cells;
    }

    private List<String> common(boolean man, int birthYear, String mailName, String politicalStatus) {
        String phone = "100%08d".formatted(random.nextInt(100_000_000));
        String ethnic = random.nextInt(100) < 92 ? "01" : "%02d".formatted(2 + random.nextInt(55));
        return Arrays.asList(
                man ? "1" : "2",
                "156",
                ethnic,
                politicalStatus,
                "1",
                identityNumber(birthYear),
                phone,
                mailName + "@jianghai.example");
    }

    /**
     * Passes GB 11643 and was never issued: region 710000 stands for Taiwan in GB/T 2260, but no public security
     * organ issues citizens' numbers there (its residents get 83). Day and sequence count up, so each is used once.
     */
    private String identityNumber(int birthYear) {
        int count = identities++;
        LocalDate birth = LocalDate.ofYearDay(birthYear, 1 + count % 365);
        String body = "710000%tY%<tm%<td%03d".formatted(birth, count / 365 % 1000);
        return body + IdentityRules.check(body);
    }

    private String unitOfStaff(int index) {
        if (index < officesFirst()) {
            String college = colleges.get(index % colleges.size())[0];
            return index < leadersFirst() ? college + "X" : college;
        }
        return offices.get((index - officesFirst()) % offices.size())[0];
    }

    private String kindOfStaff(int index) {
        if (index >= officesFirst()) {
            return "13";
        }
        return index < leadersFirst() ? "12" : "11";
    }

    private interface Content {
        void write(BufferedWriter out) throws IOException;
    }

    private static Path file(Path folder, String name, String header, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(header);
            out.write('\n');
            content.write(out);
        }
        return file;
    }

    private static void line(BufferedWriter out, String... cells) throws IOException {
        out.write(String.join(",", cells));
        out.write('\n');
    }
}
