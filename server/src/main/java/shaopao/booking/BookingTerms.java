package shaopao.booking;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;

/**
 * The rules of a policy. Times of day are minutes since midnight of the school's clock.
 *
 * @param who in CEL, over {@code person} and {@code today}; blank for everybody of the school
 * @param approval who decides; nobody where it is NONE
 * @param feeCentsPerHour taken from the purse when the booking is confirmed
 */
record BookingTerms(
        @NotNull @Size(max = 1_000) @Pattern(regexp = "[^\\x00]*") String who,

        @NotNull @Valid BookableHours hours,
        @NotNull @Valid BookingLength length,
        @NotNull @Valid AheadOf ahead,
        @NotNull @Valid BookingLimits limits,
        @NotNull Approval approval,
        @Min(0) @Max(1_000_000) long feeCentsPerHour,
        @NotNull @Valid Attending attendance,
        @NotNull @Valid BookingMargins margins,
        @NotNull @Valid GroupSize group,
        @NotNull @Valid Queueing waiting) {

    /** Who decides. */
    enum Approval {
        NONE,
        /** The owners of the policy. */
        OWNERS,
        /** An application in the service hall. */
        HALL
    }

    /** When: weekdays from Monday 1. */
    record BookableHours(
            @NotNull @Size(min = 1, max = 7) Set<@NotNull @Min(1) @Max(7) Integer> weekdays,
            @Min(0) @Max(1_439) int fromMinute,
            @Min(1) @Max(1_440) int untilMinute) {}

    /** How long: begin and end lie on the step. */
    record BookingLength(
            @Min(1) @Max(240) int stepMinutes,
            @Min(1) @Max(1_440) int minMinutes,
            @Min(1) @Max(1_440) int maxMinutes) {}

    /** How far ahead: not later than so many minutes before, not earlier than so many days before. */
    record AheadOf(
            @Min(0) @Max(43_200) int minutesMin,
            @Min(0) @Max(400) int daysMax) {}

    /**
     * How many.
     *
     * @param openMax bookings of one person that are not over yet
     * @param dayMinutesMax minutes of one person on one day
     * @param exclusive nobody holds two places of this policy at the same time
     * @param creditMin below so many credit points nothing is booked
     */
    record BookingLimits(
            @Min(1) @Max(1_000) int openMax,
            @Min(1) @Max(10_000) int dayMinutesMax,
            boolean exclusive,
            @Min(0) @Max(100) int creditMin) {}

    /**
     * Signing in.
     *
     * @param beforeMinutes so long before the begin at the earliest
     * @param graceMinutes so long after the begin the place is given free
     * @param leaveMinutesMax of a temporary leave; 0 where there is none
     * @param noShowPoints what not coming costs
     * @param lateMinutes cancelled later than so long before the begin is late
     * @param latePoints what a late cancellation costs
     */
    record Attending(
            boolean required,
            @Min(0) @Max(240) int beforeMinutes,
            @Min(1) @Max(240) int graceMinutes,
            @Min(0) @Max(240) int leaveMinutesMax,
            @Min(0) @Max(100) int noShowPoints,
            @Min(0) @Max(10_000) int lateMinutes,
            @Min(0) @Max(100) int latePoints) {}

    /** Set-up before and clean-up after: held with the booking, not counted as its time. */
    record BookingMargins(
            @Min(0) @Max(480) int setupMinutes,
            @Min(0) @Max(480) int cleanupMinutes) {}

    /** How many people; {@code names}: with a list of them. */
    record GroupSize(
            @Min(1) @Max(10_000) int peopleMin,
            @Min(1) @Max(10_000) int peopleMax,
            boolean names) {}

    /** The waiting list: an offer stands for so many minutes. */
    record Queueing(boolean open, @Min(1) @Max(1_440) int offerMinutes) {}
}
