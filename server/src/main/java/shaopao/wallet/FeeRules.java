package shaopao.wallet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shaopao.wallet.FeeOrder.Instalment;

/** Instalments, payments and waivers. */
final class FeeRules {

    static final int INSTALMENTS_MAX = 24;

    private FeeRules() {}

    /** Instalments add up to the amount and follow each other in time. */
    static boolean fit(long amount, List<Instalment> instalments) {
        if (instalments.isEmpty() || instalments.size() > INSTALMENTS_MAX) {
            return false;
        }
        for (int i = 1; i < instalments.size(); i++) {
            if (!instalments.get(i).dueOn().isAfter(instalments.get(i - 1).dueOn())) {
                return false;
            }
        }
        return instalments.stream().allMatch(one -> one.amountCents() > 0 && thisCentury(one.dueOn()))
                && instalments.stream().mapToLong(Instalment::amountCents).sum() == amount;
    }

    private static boolean thisCentury(LocalDate day) {
        return day.getYear() >= 2000 && day.getYear() < 2100;
    }

    /** Payments settle the earliest parts first; a waiver lessens the last ones first. */
    static FeeStanding standing(FeeOrder order, LocalDate today) {
        long paid = order.payments().stream()
                .mapToLong(FeeOrder.FeePayment::amountCents)
                .sum();
        long waived =
                order.waivers().stream().mapToLong(FeeOrder.Waiver::amountCents).sum();
        List<FeeStanding.Part> parts = parts(order.instalments(), paid, waived);
        long open = parts.stream().mapToLong(FeeStanding.Part::openCents).sum();
        Optional<LocalDate> next = parts.stream()
                .filter(part -> part.openCents() > 0)
                .map(FeeStanding.Part::dueOn)
                .findFirst();
        long overdue = parts.stream()
                .filter(part -> part.dueOn().isBefore(today))
                .mapToLong(FeeStanding.Part::openCents)
                .sum();
        return new FeeStanding(paid, waived, open, parts, next, overdue);
    }

    private static List<FeeStanding.Part> parts(List<Instalment> instalments, long paid, long waived) {
        long[] open = instalments.stream().mapToLong(Instalment::amountCents).toArray();
        long left = waived;
        for (int i = open.length - 1; i >= 0; i--) {
            long taken = Math.min(open[i], left);
            open[i] -= taken;
            left -= taken;
        }
        left = paid;
        for (int i = 0; i < open.length; i++) {
            long taken = Math.min(open[i], left);
            open[i] -= taken;
            left -= taken;
        }
        List<FeeStanding.Part> parts = new ArrayList<>(open.length);
        for (int i = 0; i < open.length; i++) {
            Instalment one = instalments.get(i);
            parts.add(new FeeStanding.Part(one.amountCents(), open[i], one.dueOn()));
        }
        return parts;
    }
}
