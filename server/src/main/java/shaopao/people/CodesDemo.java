package shaopao.people;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Words;

/** Tables of codes of the demo campus, and what it does with those of a standard. */
@Component
class CodesDemo implements DemoPart {

    private static final String CLUBS = "student-club";
    private static final String CLUB_CODES = """
            代码,名称,英文名称,上级,说明,停用日期
            arts,文化艺术类,Arts,,,
            choir,合唱团,Choir,arts,,
            drama,话剧社,Drama society,arts,,
            calligraphy,书法协会,Calligraphy,arts,,
            sports,体育竞技类,Sports,,,
            basketball,篮球协会,Basketball,sports,,
            badminton,羽毛球协会,Badminton,sports,,
            running,长跑社,Running club,sports,,
            academic,学术科技类,Academic,,,
            robotics,机器人协会,Robotics,academic,,
            mathematics,数学建模协会,Mathematical modelling,academic,,
            service,志愿公益类,Volunteering,,,
            volunteers,青年志愿者协会,Young volunteers,service,,
            cyber,网虫协会,Net worms,academic,2019 年并入机器人协会,2019-09-01
            """;

    private final CodeTables tables;
    private final CodeIntake intake;

    CodesDemo(CodeTables tables, CodeIntake intake) {
        this.tables = tables;
        this.intake = intake;
    }

    @Override
    public int floor() {
        return 2;
    }

    @Override
    public String title() {
        return "代码表";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        Actor demo = Actor.system("demo");
        CodeTable clubs = tables.add(demo, new OwnTable(CLUBS, new Words("学生社团", "Student clubs"), "社团活动类事项的选项", true));
        byte[] file = CLUB_CODES.getBytes(StandardCharsets.UTF_8);
        intake.bringIn(demo, CLUBS, clubs.revision(), new ByteArrayInputStream(file), false);
        shorter(demo, "01", "党员");
        shorter(demo, "02", "预备党员");
        shorter(demo, "03", "团员");
    }

    private void shorter(Actor demo, String code, String shortName) {
        String table = "political-status";
        long seen = tables.table(table).revision();
        tables.choose(demo, table, seen, new CodeChoice(code, false, Optional.of(shortName), Optional.empty()));
    }
}
