package shaopao.transport;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shaopao.devices.DeviceId;

/** SQL of vehicles, duties and boardings. */
@Repository
class BusDutyStore {

    private final JdbcClient jdbc;

    BusDutyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Vehicle(UUID id, String plate, int seats, Optional<DeviceId> device) {}

    /** A driver is on a run with a vehicle. */
    record Duty(UUID id, UUID run, UUID vehicle, UUID driver, String driverName, Instant startedAt) {}

    /** Somebody got on; {@code subject} is a person, or the visit of a guest. */
    record Boarded(UUID id, UUID run, UUID subject, String name, Optional<UUID> booking, String how, Instant at) {}

    List<Vehicle> vehicles() {
        return jdbc.sql("""
                select id, plate, seats, device_id from transport.vehicle where retired_at is null order by plate
                """).query((row, _) -> vehicle(row)).list();
    }

    /** Throws a duplicate key when plate or reader belong to another one. */
    void add(Vehicle vehicle) {
        jdbc.sql("""
                insert into transport.vehicle (id, plate, seats, device_id)
                values (:id, :plate, :seats, :device::uuid)
                """)
                .param("id", vehicle.id())
                .param("plate", vehicle.plate())
                .param("seats", vehicle.seats())
                .param("device", vehicle.device())
                .update();
    }

    /** The same; false when there is no such vehicle, or it is retired. */
    boolean change(Vehicle vehicle) {
        return jdbc.sql("""
                update transport.vehicle set plate = :plate, seats = :seats, device_id = :device::uuid
                where id = :id and retired_at is null
                """)
                        .param("id", vehicle.id())
                        .param("plate", vehicle.plate())
                        .param("seats", vehicle.seats())
                        .param("device", vehicle.device())
                        .update()
                == 1;
    }

    boolean retire(UUID id, Instant now) {
        return jdbc.sql("""
                update transport.vehicle set retired_at = :now, device_id = null where id = :id and retired_at is null
                """).param("id", id).param("now", now).update() == 1;
    }

    /** Throws a duplicate key when run, vehicle or driver are on the road. */
    void start(Duty duty) {
        jdbc.sql("""
                insert into transport.duty (id, run_id, vehicle_id, driver_id, driver_name, started_at)
                values (:id, :run, :vehicle, :driver, :name, :now)
                """)
                .param("id", duty.id())
                .param("run", duty.run())
                .param("vehicle", duty.vehicle())
                .param("driver", duty.driver())
                .param("name", duty.driverName())
                .param("now", duty.startedAt())
                .update();
    }

    Optional<Duty> dutyOf(UUID driver) {
        return jdbc.sql("select * from transport.duty where driver_id = :driver and ended_at is null")
                .param("driver", driver)
                .query((row, _) -> duty(row))
                .optional();
    }

    /** The run on which the vehicle with this reader is. */
    Optional<UUID> runOf(DeviceId device) {
        return jdbc.sql("""
                select duty.run_id from transport.duty duty
                join transport.vehicle vehicle on vehicle.id = duty.vehicle_id
                where vehicle.device_id = :device and duty.ended_at is null
                """).param("device", device).query(UUID.class).optional();
    }

    List<Duty> open() {
        return jdbc.sql("select * from transport.duty where ended_at is null order by started_at")
                .query((row, _) -> duty(row))
                .list();
    }

    void end(UUID duty, Instant now) {
        jdbc.sql("update transport.duty set ended_at = :now where id = :id and ended_at is null")
                .param("id", duty)
                .param("now", now)
                .update();
    }

    /** False when the subject is aboard already. */
    boolean board(Boarded one, UUID by) {
        return jdbc.sql("""
                insert into transport.boarding (id, run_id, subject, name, booking_id, how, by_id, at)
                values (:id, :run, :subject, :name, :booking::uuid, :how, :by, :at) on conflict do nothing
                """)
                        .param("id", one.id())
                        .param("run", one.run())
                        .param("subject", one.subject())
                        .param("name", one.name())
                        .param("booking", one.booking())
                        .param("how", one.how())
                        .param("by", by)
                        .param("at", one.at())
                        .update()
                == 1;
    }

    boolean aboard(UUID run, UUID subject) {
        return jdbc.sql("""
                select exists (select from transport.boarding where run_id = :run and subject = :subject)
                """)
                .param("run", run)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    /** The last ones first. */
    List<Boarded> boardings(UUID run, int limit) {
        return jdbc.sql("select * from transport.boarding where run_id = :run order by at desc, id desc limit :limit")
                .param("run", run)
                .param("limit", limit)
                .query((row, _) -> new Boarded(
                        row.getObject("id", UUID.class),
                        row.getObject("run_id", UUID.class),
                        row.getObject("subject", UUID.class),
                        row.getString("name"),
                        Optional.ofNullable(row.getObject("booking_id", UUID.class)),
                        row.getString("how"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    int count(UUID run) {
        return jdbc.sql("select count(*) from transport.boarding where run_id = :run")
                .param("run", run)
                .query(Integer.class)
                .single();
    }

    int forgetBoardings(Instant before) {
        return jdbc.sql("delete from transport.boarding where at < :before")
                .param("before", before)
                .update();
    }

    private static Vehicle vehicle(ResultSet row) throws SQLException {
        return new Vehicle(
                row.getObject("id", UUID.class),
                row.getString("plate"),
                row.getInt("seats"),
                Optional.ofNullable(row.getObject("device_id", UUID.class)).map(DeviceId::new));
    }

    private static Duty duty(ResultSet row) throws SQLException {
        return new Duty(
                row.getObject("id", UUID.class),
                row.getObject("run_id", UUID.class),
                row.getObject("vehicle_id", UUID.class),
                row.getObject("driver_id", UUID.class),
                row.getString("driver_name"),
                row.getTimestamp("started_at").toInstant());
    }
}
