package shaopao.transport;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import shaopao.transport.RealtimeFormat.Realtime;
import shaopao.transport.RealtimeFormat.StopChange;
import shaopao.transport.RealtimeFormat.TripChange;
import shaopao.transport.RealtimeFormat.TripKey;
import shaopao.transport.RealtimeFormat.VehicleAt;

/** Reads GTFS-Realtime of others: the fields that we use; what we do not know is skipped. */
final class RealtimeReader {

    private static final int ENTITIES_MAX = 20_000;
    private static final long SECONDS_MAX = 32_503_680_000L;

    private RealtimeReader() {}

    private interface Field {
        /** False when the field was not taken, and is to be skipped. */
        boolean read(int number, CodedInputStream in) throws IOException;
    }

    private static void fields(CodedInputStream in, Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.read(tag, in) && !in.skipField(tag)) {
                return;
            }
        }
    }

    private static CodedInputStream part(CodedInputStream in) throws IOException {
        return CodedInputStream.newInstance(in.readByteArray());
    }

    private static int tag(int number, int type) {
        return number << 3 | type;
    }

    private static boolean is(int tag, int number) {
        return tag == tag(number, WireFormat.WIRETYPE_LENGTH_DELIMITED);
    }

    private static boolean isNumber(int tag, int number) {
        return tag == tag(number, WireFormat.WIRETYPE_VARINT);
    }

    /** Empty when the bytes are no feed message. */
    static Optional<Realtime> read(byte[] bytes) {
        Instant[] at = {Instant.EPOCH};
        boolean[] header = {false};
        List<VehicleAt> vehicles = new ArrayList<>();
        List<TripChange> trips = new ArrayList<>();
        try {
            fields(CodedInputStream.newInstance(bytes), (tag, in) -> {
                if (is(tag, 1)) {
                    header[0] = true;
                    fields(part(in), (inner, head) -> {
                        boolean time = isNumber(inner, 3);
                        at[0] = time ? moment(head.readUInt64()).orElse(Instant.EPOCH) : at[0];
                        return time;
                    });
                    return true;
                }
                if (is(tag, 2) && vehicles.size() + trips.size() < ENTITIES_MAX) {
                    entity(part(in), vehicles, trips);
                    return true;
                }
                return false;
            });
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
        return header[0] ? Optional.of(new Realtime(at[0], vehicles, trips)) : Optional.empty();
    }

    private static void entity(CodedInputStream entity, List<VehicleAt> vehicles, List<TripChange> trips)
            throws IOException {
        fields(entity, (tag, in) -> {
            if (is(tag, 3)) {
                trips.add(readChange(part(in)));
            } else if (is(tag, 4)) {
                readVehicle(part(in)).ifPresent(vehicles::add);
            } else {
                return false;
            }
            return true;
        });
    }

    private static TripKey readTrip(CodedInputStream trip) throws IOException {
        String[] text = {"", "", ""};
        boolean[] cancelled = {false};
        fields(trip, (tag, in) -> {
            for (int number = 1; number <= 3; number++) {
                if (is(tag, number)) {
                    text[number - 1] = in.readString();
                    return true;
                }
            }
            if (isNumber(tag, 4)) {
                cancelled[0] = in.readEnum() == RealtimeFormat.CANCELED;
                return true;
            }
            return false;
        });
        return new TripKey(text[0], text[2], text[1], cancelled[0]);
    }

    private static Optional<VehicleAt> readVehicle(CodedInputStream vehicle) throws IOException {
        TripKey[] trip = {new TripKey("", "", "", false)};
        float[] degrees = {Float.NaN, Float.NaN};
        long[] at = {0};
        fields(vehicle, (tag, in) -> {
            if (is(tag, 1)) {
                trip[0] = readTrip(part(in));
            } else if (is(tag, 2)) {
                fields(part(in), (inner, position) -> {
                    for (int number = 1; number <= 2; number++) {
                        if (inner == tag(number, WireFormat.WIRETYPE_FIXED32)) {
                            degrees[number - 1] = position.readFloat();
                            return true;
                        }
                    }
                    return false;
                });
            } else if (isNumber(tag, 5)) {
                at[0] = in.readUInt64();
            } else {
                return false;
            }
            return true;
        });
        Place place = new Place(degrees[0], degrees[1]);
        return place.sane() && !trip[0].trip().isEmpty()
                ? Optional.of(new VehicleAt(trip[0], place, moment(at[0])))
                : Optional.empty();
    }

    private static TripChange readChange(CodedInputStream change) throws IOException {
        TripKey[] trip = {new TripKey("", "", "", false)};
        List<StopChange> stops = new ArrayList<>();
        long[] at = {0};
        fields(change, (tag, in) -> {
            if (is(tag, 1)) {
                trip[0] = readTrip(part(in));
            } else if (is(tag, 2)) {
                stops.add(readStop(part(in)));
            } else if (isNumber(tag, 4)) {
                at[0] = in.readUInt64();
            } else {
                return false;
            }
            return true;
        });
        return new TripChange(trip[0], stops, moment(at[0]));
    }

    private static StopChange readStop(CodedInputStream stop) throws IOException {
        int[] sequence = {-1};
        String[] id = {""};
        StopChange[] event = {new StopChange(-1, "", Optional.empty(), Optional.empty(), 0)};
        fields(stop, (tag, in) -> {
            if (isNumber(tag, 1)) {
                sequence[0] = in.readUInt32();
            } else if (is(tag, 4)) {
                id[0] = in.readString();
            } else if (is(tag, 2)) {
                event[0] = readEvent(part(in));
            } else {
                return false;
            }
            return true;
        });
        return new StopChange(sequence[0], id[0], event[0].arrives(), event[0].delaySeconds(), event[0].margin());
    }

    private static StopChange readEvent(CodedInputStream event) throws IOException {
        @Nullable Integer[] delay = {null};
        long[] time = {0};
        int[] margin = {0};
        fields(event, (tag, in) -> {
            if (isNumber(tag, 1)) {
                delay[0] = in.readInt32();
            } else if (isNumber(tag, 2)) {
                time[0] = in.readInt64();
            } else if (isNumber(tag, 3)) {
                margin[0] = in.readInt32();
            } else {
                return false;
            }
            return true;
        });
        return new StopChange(-1, "", moment(time[0]), Optional.ofNullable(delay[0]), margin[0]);
    }

    /** Times that no bus drives at are none. */
    private static Optional<Instant> moment(long seconds) {
        return seconds <= 0 || seconds > SECONDS_MAX ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
