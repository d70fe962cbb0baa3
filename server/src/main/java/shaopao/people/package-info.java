/**
 * Who belongs to the school: persons with what they are to it over time, colleges and departments, majors, classes,
 * counsellors, posts, contact points, and the standard codes that describe them.
 *
 * <p>A person is one human being for as long as the school keeps a record, whatever numbers they had: a student who
 * becomes an assistant stays the same person with a second affiliation. History is kept: a change of class ends one
 * affiliation and begins another. {@code until} is always the first day after.
 *
 * <p>Identity numbers are sealed (AES-GCM), found only by their exact value (a keyed hash), and shown masked; reading
 * one in full is an act of its own and is recorded. Every list puts the reader's {@link shaopao.kernel.Scope} into
 * its SQL.
 *
 * <p>Data come from the school's systems as files: an import is checked row by row and takes effect whole or not at
 * all.
 *
 * <p>Vocabulary: unit 单位 (college, department, office), class 行政班, counsellor 辅导员, class teacher 班主任, post 职务,
 * number 学号 or 工号.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets", "audit", "http"})
package shaopao.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
