package shaopao.wallet;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who keeps the books, and who sits at the counter. */
@Component
class WalletRoles implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of(
                "finance", Set.of(LedgerController.READ, LedgerController.MANAGE, Fees.READ, Fees.MANAGE),
                "cashier", Set.of(Cashier.SERVE),
                "auditor", Set.of(LedgerController.READ));
    }
}
