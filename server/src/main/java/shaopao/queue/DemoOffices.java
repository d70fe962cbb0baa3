package shaopao.queue;

import java.util.List;

/** Who sits in the hall of the demo campus, and what is done there. */
final class DemoOffices {

    static final List<Office> ALL = List.of(
            new Office(
                    "A",
                    "教务处",
                    "Registrar",
                    3,
                    List.of(
                            new Service(
                                    "成绩单与学籍证明",
                                    "Transcripts and certificates",
                                    5,
                                    "transcript",
                                    "enrolment-certificate"),
                            new Service("学籍异动", "Change of status", 10, "status-change", "change-of-major"),
                            new Service("缓考与成绩复核", "Deferred exams and reviews", 6, "deferred-exam", "grade-review"))),
            new Office(
                    "B",
                    "学生工作部",
                    "Student affairs",
                    3,
                    List.of(
                            new Service("请假与外出", "Leave", 5, "student-leave", "outing-report"),
                            new Service(
                                    "奖助学金", "Grants and scholarships", 8, "grants-and-scholarships", "emergency-grant"),
                            new Service(
                                    "困难认定与绿色通道",
                                    "Hardship and green channel",
                                    9,
                                    "hardship-recognition",
                                    "green-channel"))),
            new Office(
                    "C",
                    "财务处",
                    "Finance",
                    4,
                    List.of(
                            new Service("学费缓缴与退费", "Deferral and refunds", 7, "tuition-deferral", "fee-refund"),
                            new Service("报销", "Reimbursement", 9, "expense-reimbursement", "travel-reimbursement"))),
            new Office(
                    "D",
                    "一卡通中心",
                    "Campus cards",
                    3,
                    List.of(
                            new Service("挂失补办", "Lost cards", 4, "campus-card-loss"),
                            new Service("校园码与圈存", "Campus code and top-up", 4, "campus-code"))),
            new Office(
                    "E",
                    "保卫处",
                    "Security",
                    2,
                    List.of(
                            new Service("户籍卡借用", "Household register", 5, "household-loan"),
                            new Service("车辆通行证", "Vehicle permits", 6, "vehicle-permit"))),
            new Office(
                    "F",
                    "宿舍管理中心",
                    "Housing",
                    3,
                    List.of(
                            new Service("宿舍调整", "Change of room", 7, "dorm-change"),
                            new Service("维修报修", "Repairs", 4, "repair"))),
            new Office(
                    "G",
                    "研究生院",
                    "Graduate school",
                    3,
                    List.of(
                            new Service("学位申请", "Degrees", 9, "degree-application", "thesis-defence"),
                            new Service("请假与延期", "Leave and extension", 6, "graduate-leave", "graduate-extension"))),
            new Office(
                    "H",
                    "人事处",
                    "Human resources",
                    3,
                    List.of(
                            new Service("在职证明", "Certificates of employment", 5, "staff-certificate"),
                            new Service("报到与离校", "Arrival and departure", 10, "new-staff-arrival", "staff-departure"))),
            new Office(
                    "J",
                    "国际交流处",
                    "International office",
                    3,
                    List.of(
                            new Service("因公出国", "Official trips", 10, "official-trip-abroad"),
                            new Service("留学生居留", "Residence permits", 9, "international-student-residence"))),
            new Office(
                    "K",
                    "就业指导中心",
                    "Careers",
                    3,
                    List.of(
                            new Service("就业推荐表", "Recommendation forms", 5, "job-recommendation-form"),
                            new Service("派遣与改派", "Destinations", 7, "graduate-destination-change"))),
            new Office(
                    "L",
                    "图书馆",
                    "Library",
                    2,
                    List.of(
                            new Service("离校清书", "Clearance", 4, "library-clearance"),
                            new Service("校友阅览", "Alumni readers", 4, "alumni-reader-card"))),
            new Office(
                    "M",
                    "校医院",
                    "Clinic",
                    3,
                    List.of(
                            new Service("医疗费报销", "Medical reimbursement", 7, "medical-reimbursement"),
                            new Service("体检预约", "Health checks", 4, "health-check-appointment"))),
            new Office(
                    "N",
                    "信息中心",
                    "IT",
                    2,
                    List.of(
                            new Service("账号与网络", "Accounts and network", 6, "network-account"),
                            new Service("服务器与域名", "Servers and domains", 8, "server-and-domain"))),
            new Office(
                    "P",
                    "校办",
                    "President's office",
                    3,
                    List.of(
                            new Service("用印", "Seals", 5, "seal-use"),
                            new Service(
                                    "信息公开与咨询",
                                    "Information and questions",
                                    7,
                                    "open-information-request",
                                    "consultation"))));

    private DemoOffices() {}

    /** An office of the demo hall. */
    record Office(String letter, String zh, String en, int counters, List<Service> services) {}

    /** What it does, how long it says that takes, and which items of the hall it handles. */
    record Service(String zh, String en, int minutes, List<String> items) {

        Service(String zh, String en, int minutes, String... items) {
            this(zh, en, minutes, List.of(items));
        }
    }

    /** What people of the demo campus came for, and why not online. */
    static final List<Why> WHYS = List.of(
            new Why("不知道可以网上办", VisitEnd.Obstacle.NOT_KNOWN),
            new Why("要盖章的纸质件", VisitEnd.Obstacle.PAPER),
            new Why("网上提交时报错", VisitEnd.Obstacle.FAILED),
            new Why("网上没有这个事项", VisitEnd.Obstacle.NO_ITEM),
            new Why("想当面问清楚", VisitEnd.Obstacle.CHOICE),
            new Why("领取实物", VisitEnd.Obstacle.NONE));

    /** A reason as a counter writes it. */
    record Why(String text, VisitEnd.Obstacle obstacle) {}
}
