package shaopao.booking;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Staff look after the policies whose owners they are; who manages bookings, after all of them. */
@Component
class BookingRoles implements RolePart {

    static final String DESK = "booking.desk";
    static final String MANAGE = "booking.manage";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("staff", Set.of(DESK));
    }
}
