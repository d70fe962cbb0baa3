/**
 * The places of the school as a tree: campuses with buildings, canteens, libraries, gyms and dormitories, and rooms in
 * them. Each has a code that people know, names in both languages, and, where it matters, how many people may be in it
 * and where it lies. And who has which place when: {@link shaopao.places.Occupations}, one store for classes, exams,
 * bookings, appointments and maintenance.
 *
 * <p>Invariants: a code names one place for ever; the tree has no circle and at most six levels; a place with open
 * places in it is not closed. An import takes effect whole or not at all. At no instant is a place taken twice; the
 * database itself refuses it. Classes, exams and maintenance displace bookings, and what was displaced is told.
 *
 * <p>Vocabulary: place 场所, campus 校区, building 楼宇, canteen 食堂, library 图书馆, gym 体育馆, dormitory 宿舍楼, room
 * 房间, capacity 容纳人数, occupation 占用, seat 座位, pod 研修间, ground 场地, laboratory 实验室, classroom 教室,
 * counter 窗口.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "http", "audit", "access"})
package shaopao.places;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
