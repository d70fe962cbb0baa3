/**
 * Campus buses: a GTFS feed with its versions, timetables, journeys, seats, boarding by the campus code, live positions
 * and arrival estimates whose error is measured.
 *
 * <p>A version of the feed is one immutable value ({@code Feed}); {@code Network} is made of it once for each node and
 * answers every question in memory. The database keeps what happens: seats, boardings, positions, and the predictions
 * that are later compared with what came.
 *
 * <p>Invariants: a feed with one unusable row that the rest needs is not taken at all; a seat of a run is a row that
 * holds one booking, so nothing can be oversold; seats go to those who wait in the order in which they asked; a service
 * day is counted from twelve hours before noon, so that 25:10 and the days of a time change are right.
 *
 * <p>Vocabulary: feed 时刻数据, route 线路, stop 站点, trip 车次, run 班次 (a trip on one day), halt 停靠, seat 座位, waiting list
 * 候补, boarding 上车, duty 出车, estimate 到站预计, service day 运营日.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "audit",
            "http",
            "people",
            "access",
            "devices",
            "notices",
            "notices :: spi",
            "pass",
            "places :: spi",
            "places"
        })
package shaopao.transport;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
