package shaopao.bench;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.MayCall;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;

/**
 * The same as most systems do it: each request locks the row of the room by {@code select … for update}, takes the
 * first free seat and commits. No rules, no limits, no lists. It is added to the program while the benchmark runs,
 * behind the same door.
 */
final class RowLockSeats {

    static final String PATH = "/api/bench/row-lock";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final int seats;

    private RowLockSeats(JdbcClient jdbc, TransactionTemplate transaction, int seats) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.seats = seats;
    }

    private enum Gone implements Problem {
        PLACES_GONE;

        @Override
        public int status() {
            return 409;
        }
    }

    /** The room in which a seat is wanted. */
    record Wanted(UUID pool) {}

    static RowLockSeats open(BenchProgram program, int seats) throws NoSuchMethodException {
        ApplicationContext context = program.context();
        program.jdbc().sql("create schema bench").update();
        program.jdbc().sql("create table bench.pool (id uuid primary key)").update();
        program.jdbc()
                .sql("create table bench.seat (pool uuid, number int, person uuid, primary key (pool, number))")
                .update();
        RowLockSeats made = new RowLockSeats(program.jdbc(), context.getBean(TransactionTemplate.class), seats);
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .registerMapping(
                        RequestMappingInfo.paths(PATH)
                                .methods(RequestMethod.POST)
                                .build(),
                        made,
                        RowLockSeats.class.getDeclaredMethod("take", Actor.class, Wanted.class));
        return made;
    }

    /** A room with free seats. */
    String pool() {
        UUID id = Ids.next();
        jdbc.sql("insert into bench.pool values (:id)").param("id", id).update();
        jdbc.sql("insert into bench.seat (pool, number) select :id, generate_series(1, :seats)")
                .param("id", id)
                .param("seats", seats)
                .update();
        return id.toString();
    }

    int given(String pool) {
        return jdbc.sql("select count(*) from bench.seat where pool = :pool::uuid and person is not null")
                .param("pool", pool)
                .query(Integer.class)
                .single();
    }

    @MayCall(MayCall.SIGNED_IN)
    @ResponseBody
    Map<String, Integer> take(Actor actor, @RequestBody Wanted wanted) {
        Integer seat = transaction.execute(_ -> {
            jdbc.sql("select id from bench.pool where id = :pool for update")
                    .param("pool", wanted.pool())
                    .query(UUID.class)
                    .single();
            Optional<Integer> free = jdbc.sql("select number from bench.seat where pool = :pool and person is null"
                            + " order by number limit 1")
                    .param("pool", wanted.pool())
                    .query(Integer.class)
                    .optional();
            free.ifPresent(
                    number -> jdbc.sql("update bench.seat set person = :person where pool = :pool and number = :number")
                            .param("person", actor.person())
                            .param("pool", wanted.pool())
                            .param("number", number)
                            .update());
            return free.orElse(0);
        });
        if (seat == null || seat == 0) {
            throw new ProblemException(Gone.PLACES_GONE);
        }
        return Map.of("seat", seat);
    }
}
