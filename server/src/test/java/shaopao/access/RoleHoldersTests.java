package shaopao.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.people.People;
import shaopao.people.Person;

@CampusTest
class RoleHoldersTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RoleHolders holders;

    @Autowired
    People people;

    private Roster roster;
    private UUID college;
    private Someone student;

    @BeforeEach
    void found() {
        roster = new Roster(jdbc);
        college = roster.unit(Optional.empty());
        student = roster.someone("STUDENT", roster.unit(Optional.of(college)));
    }

    @Test
    void whoHoldsTheRoleOverTheUnitOrAnyAboveItIsFound() {
        Someone ofCollege = roster.staff();
        grant(ofCollege, "UNITS", college, "");
        Someone ofAnother = roster.staff();
        grant(ofAnother, "UNITS", roster.unit(Optional.empty()), "");
        Someone ofAll = roster.staff();
        roster.grant(ofAll, "clerk");
        assertThat(holders.over("clerk", student()))
                .contains(ofCollege.id(), ofAll.id())
                .doesNotContain(ofAnother.id());
        assertThat(holders.over("auditor", student())).doesNotContain(ofCollege.id(), ofAll.id());
        assertThat(holders.over("no-such-role", student())).isEmpty();
    }

    @Test
    void revokedGrantsAndThoseWhoLeftDoNotCount() {
        Someone revoked = roster.staff();
        grant(revoked, "UNITS", college, "revoked_at");
        Someone over = roster.staff();
        grant(over, "UNITS", college, "until_at");
        Someone left = roster.staff();
        grant(left, "UNITS", college, "");
        roster.leaves(left);
        assertThat(holders.over("clerk", student())).doesNotContain(revoked.id(), over.id(), left.id());
    }

    private Person student() {
        return people.person(student.id()).orElseThrow();
    }

    /** Over a unit, and ended by the column a second ago. */
    private void grant(Someone someone, String scope, UUID unit, String ended) {
        UUID id = roster.grant(someone, "clerk");
        jdbc.sql("update access.role_grant set scope = :scope, units = array[:unit]::uuid[] where id = :id")
                .param("id", id)
                .param("scope", scope)
                .param("unit", unit)
                .update();
        if (!ended.isEmpty()) {
            jdbc.sql("update access.role_grant set " + ended + " = now() - interval '1 second' where id = :id")
                    .param("id", id)
                    .update();
        }
    }
}
