package shaopao.transport;

/** A point on the earth, WGS 84, in degrees. */
record Place(double latitude, double longitude) {

    private static final double EARTH_METRES = 6_371_000;
    /** Ways on foot are longer than the straight line. */
    private static final double DETOUR = 1.3;

    private static final double METRES_PER_SECOND = 1.25;

    boolean sane() {
        return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    }

    /** Along the great circle; for a few kilometres the flat formula is right to a millimetre. */
    double metresTo(Place other) {
        double north = Math.toRadians(other.latitude - latitude);
        double east =
                Math.toRadians(other.longitude - longitude) * Math.cos(Math.toRadians((latitude + other.latitude) / 2));
        return EARTH_METRES * Math.sqrt(north * north + east * east);
    }

    /** How long people walk there, in seconds, rounded up. */
    int walkSecondsTo(Place other) {
        return (int) Math.ceil(metresTo(other) * DETOUR / METRES_PER_SECOND);
    }

    /** The place between this and the other, 0 being here and 1 there. */
    Place towards(Place other, double part) {
        return new Place(
                latitude + (other.latitude - latitude) * part, longitude + (other.longitude - longitude) * part);
    }

    /** Which part of the way from one place to another is nearest to here, from 0 to 1. */
    double partOf(Place from, Place to) {
        double scale = Math.cos(Math.toRadians(from.latitude));
        double x = (to.longitude - from.longitude) * scale;
        double y = to.latitude - from.latitude;
        double length = x * x + y * y;
        double along = (longitude - from.longitude) * scale * x + (latitude - from.latitude) * y;
        return length == 0 ? 0 : Math.clamp(along / length, 0, 1);
    }
}
