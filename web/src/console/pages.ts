/** The pages of the console: where they are, what they are called, and who may see them. */
import type { RouteRecordRaw } from 'vue-router'
import { may, session } from '../kit/me'
import NoWork from './NoWork.vue'

export interface ConsolePage {
  name: string
  path: string
  group: 'people' | 'hall' | 'pass' | 'campus' | 'money' | 'access' | 'rules' | 'system'
  /** Without it the page is for everyone who is signed in. */
  permission?: string
  /** It stands in no menu and has a title of its own: the page of one thing of the page that is named here. */
  partOf?: string
  /** Pinyin and initials, so that the palette finds the page as it finds persons. */
  keys: string
  component: () => Promise<unknown>
}

export const pages: ConsolePage[] = [
  {
    name: 'desk',
    path: '/console/desk',
    group: 'hall',
    permission: 'people.colleagues',
    keys: 'banjiantai bjt banjian bj desk queue applications shenpi sp',
    component: () => import('../features/hall/console/DeskPage.vue'),
  },
  {
    name: 'desk-print',
    path: '/console/desk/:id/print',
    group: 'hall',
    permission: 'people.colleagues',
    partOf: 'desk',
    keys: '',
    component: () => import('../features/hall/console/PrintPage.vue'),
  },
  {
    name: 'figures',
    path: '/console/figures',
    group: 'hall',
    permission: 'hall.manage',
    keys: 'banjiantongji bjtj tongji tj statistics figures',
    component: () => import('../features/hall/console/FiguresPage.vue'),
  },
  {
    name: 'ratings',
    path: '/console/ratings',
    group: 'hall',
    permission: 'hall.manage',
    keys: 'pingjiahuifu pjhf pingjia pj ratings',
    component: () => import('../features/hall/console/RatingsPage.vue'),
  },
  {
    name: 'inventory',
    path: '/console/inventory',
    group: 'hall',
    permission: 'hall.manage',
    keys: 'shixiangqingdan sxqd shuli sl inventory items',
    component: () => import('../features/hall/console/InventoryPage.vue'),
  },
  {
    name: 'batches',
    path: '/console/batches',
    group: 'hall',
    permission: 'hall.manage',
    keys: 'shangxianpici sxpc pici pc batches milestones',
    component: () => import('../features/hall/console/BatchesPage.vue'),
  },
  {
    name: 'hand-over',
    path: '/console/hand-over',
    group: 'hall',
    permission: 'hall.hand-over',
    keys: 'liganyijiao lgyj yijiao yj hand over',
    component: () => import('../features/hall/console/HandOverPage.vue'),
  },
  {
    name: 'people',
    path: '/console/people',
    group: 'people',
    permission: 'people.read',
    keys: 'renyuan ry people',
    component: () => import('../features/people/console/PeoplePage.vue'),
  },
  {
    name: 'classes',
    path: '/console/classes',
    group: 'people',
    permission: 'people.read',
    keys: 'banji bj classes counsellors',
    component: () => import('../features/people/console/ClassesPage.vue'),
  },
  {
    name: 'units',
    path: '/console/units',
    group: 'people',
    keys: 'zuzhijigou zzjg danwei dw units',
    component: () => import('../features/people/console/UnitsPage.vue'),
  },
  {
    name: 'imports',
    path: '/console/imports',
    group: 'people',
    permission: 'people.import',
    keys: 'shujudaoru sjdr daoru dr import',
    component: () => import('../features/people/console/ImportsPage.vue'),
  },
  {
    name: 'corrections',
    path: '/console/corrections',
    group: 'people',
    permission: 'forms.corrections',
    keys: 'xinxigengzheng xxgz gengzheng gz corrections',
    component: () => import('../features/forms/console/CorrectionsPage.vue'),
  },
  {
    name: 'codes',
    path: '/console/codes',
    group: 'people',
    permission: 'people.read',
    keys: 'daimabiao dmb codes tables',
    component: () => import('../features/people/console/CodesPage.vue'),
  },
  {
    name: 'studio',
    path: '/console/studio',
    group: 'hall',
    permission: 'hall.design',
    keys: 'shixiangsheji sxsj sheji sj shixiang sx studio items design',
    component: () => import('../features/hall/studio/StudioPage.vue'),
  },
  {
    name: 'studio-item',
    path: '/console/studio/:code',
    group: 'hall',
    permission: 'hall.design',
    keys: '',
    partOf: 'studio',
    component: () => import('../features/hall/studio/ItemStudioPage.vue'),
  },
  {
    name: 'trials',
    path: '/console/trials',
    group: 'hall',
    permission: 'trials.manage',
    keys: 'tiyantuan tyt shiyong sy trials panel',
    component: () => import('../features/trials/console/TrialsPage.vue'),
  },
  {
    name: 'gates',
    path: '/console/gates',
    group: 'pass',
    permission: 'gates.read',
    keys: 'tongxingguanli txgl menjin mj zhaji gates presence',
    component: () => import('../features/gates/console/GatesPage.vue'),
  },
  {
    name: 'places',
    path: '/console/places',
    group: 'pass',
    permission: 'places.manage',
    keys: 'changsuo cs louyu ly xiaoqu xq places buildings rooms',
    component: () => import('../features/places/console/PlacesPage.vue'),
  },
  {
    name: 'passes',
    path: '/console/passes',
    group: 'pass',
    permission: 'pass.desk',
    keys: 'tongxingzheng txz yima ym dongjie dj passes freeze',
    component: () => import('../features/pass/console/PassesPage.vue'),
  },
  {
    name: 'occasions',
    path: '/console/occasions',
    group: 'pass',
    permission: 'pass.occasions',
    keys: 'qiandao qd huodong hd occasions check in',
    component: () => import('../features/pass/console/OccasionsPage.vue'),
  },
  {
    name: 'counter',
    path: '/console/counter',
    group: 'pass',
    permission: 'pass.redeem',
    keys: 'hexiao hx lingqu lq chuangkou ck counter redeem',
    component: () => import('../features/pass/console/CounterPage.vue'),
  },
  {
    name: 'entitlements',
    path: '/console/entitlements',
    group: 'pass',
    permission: 'pass.entitlements',
    keys: 'lingquzige lqzg wuzi wz quan entitlements vouchers',
    component: () => import('../features/pass/console/EntitlementsPage.vue'),
  },
  {
    name: 'verify',
    path: '/console/verify',
    group: 'pass',
    permission: 'pass.verify',
    keys: 'chayan cy hedui hd verify',
    component: () => import('../features/pass/console/VerifyPage.vue'),
  },
  {
    name: 'visits',
    path: '/console/visits',
    group: 'pass',
    permission: 'pass.visitors',
    keys: 'fangke fk visitors visits',
    component: () => import('../features/pass/console/VisitsPage.vue'),
  },
  {
    name: 'pass-alarms',
    path: '/console/pass-alarms',
    group: 'pass',
    permission: 'pass.alarms',
    keys: 'tongxingyichang txyc yichang yc alarms',
    component: () => import('../features/pass/console/AlarmsPage.vue'),
  },
  {
    name: 'transport',
    path: '/console/transport',
    group: 'campus',
    permission: 'transport.read',
    keys: 'xiaoyuanbanche xybc banche bc xiaoche xc bus transport gtfs',
    component: () => import('../features/transport/console/TransportPage.vue'),
  },
  {
    name: 'till',
    path: '/console/till',
    group: 'money',
    permission: 'people.colleagues',
    keys: 'shouyintai syt shouyin sy till sell',
    component: () => import('../features/till/console/TillPage.vue'),
  },
  {
    name: 'canteens',
    path: '/console/canteens',
    group: 'money',
    permission: 'till.read',
    keys: 'shitang st shanghu sh canteens merchants',
    component: () => import('../features/till/console/CanteensPage.vue'),
  },
  {
    name: 'counter-desk',
    path: '/console/counter-desk',
    group: 'campus',
    permission: 'queue.serve',
    keys: 'jiaohaochuangkou jhck jiaohao jh chuangkou ck counter call next queue',
    component: () => import('../features/queue/console/CounterDeskPage.vue'),
  },
  {
    name: 'hall-figures',
    path: '/console/hall-figures',
    group: 'campus',
    permission: 'queue.manage',
    keys: 'dating tongji dttj paidui pd hall visits waits demand statistics',
    component: () => import('../features/queue/console/HallFiguresPage.vue'),
  },
  {
    name: 'hall-settings',
    path: '/console/hall-settings',
    group: 'campus',
    permission: 'queue.manage',
    keys: 'datingshezhi dtsz zizhuji zzj jiaohaoping hall settings kiosks boards',
    component: () => import('../features/queue/console/HallSettingsPage.vue'),
  },
  {
    name: 'cashier',
    path: '/console/cashier',
    group: 'money',
    permission: 'wallet.cashier',
    keys: 'chongzhichuangkou czck chuna cn cashier topup',
    component: () => import('../features/wallet/console/CashierPage.vue'),
  },
  {
    name: 'fees',
    path: '/console/fees',
    group: 'money',
    permission: 'fees.read',
    keys: 'jiaofeiguanli jfgl xuefei xf fees tuition',
    component: () => import('../features/wallet/console/FeesPage.vue'),
  },
  {
    name: 'ledger',
    path: '/console/ledger',
    group: 'money',
    permission: 'ledger.read',
    keys: 'zhangben zb yuejie yj ledger accounts months',
    component: () => import('../features/wallet/console/LedgerPage.vue'),
  },
  {
    name: 'reconciliation',
    path: '/console/reconciliation',
    group: 'money',
    permission: 'ledger.read',
    keys: 'duizhang dz reconciliation',
    component: () => import('../features/wallet/console/ReconciliationPage.vue'),
  },
  {
    name: 'roles',
    path: '/console/roles',
    group: 'access',
    permission: 'access.grant',
    keys: 'jueseyushouquan jsysq juese js shouquan sq roles',
    component: () => import('../features/access/console/RolesPage.vue'),
  },
  {
    name: 'accounts',
    path: '/console/accounts',
    group: 'access',
    permission: 'access.grant',
    keys: 'fuwuzhanghao fwzh service accounts keys',
    component: () => import('../features/access/console/AccountsPage.vue'),
  },
  {
    name: 'devices',
    path: '/console/devices',
    group: 'access',
    permission: 'devices.manage',
    keys: 'zhongduanshebei zdsb shebei sb devices',
    component: () => import('../features/devices/console/DevicesPage.vue'),
  },
  {
    name: 'delegations',
    path: '/console/delegations',
    group: 'access',
    permission: 'access.delegate',
    keys: 'liganweituo lgwt weituo wt delegations',
    component: () => import('../features/access/console/DelegationsPage.vue'),
  },
  {
    name: 'all-delegations',
    path: '/console/all-delegations',
    group: 'access',
    permission: 'access.grant',
    keys: 'weituoyilan wtyl all delegations',
    component: () => import('../features/access/console/AllDelegations.vue'),
  },
  {
    name: 'calendar',
    path: '/console/calendar',
    group: 'rules',
    keys: 'xiaoli xl gongzuori gzr calendar',
    component: () => import('../features/calendar/console/CalendarPage.vue'),
  },
  {
    name: 'rules',
    path: '/console/rules',
    group: 'rules',
    keys: 'guize gz rules cel',
    component: () => import('../features/rules/console/RulesPage.vue'),
  },
  {
    name: 'templates',
    path: '/console/templates',
    group: 'system',
    permission: 'notices.read',
    keys: 'xiaoximoban xxmb moban mb templates messages',
    component: () => import('../features/notices/console/TemplatesPage.vue'),
  },
  {
    name: 'deliveries',
    path: '/console/deliveries',
    group: 'system',
    permission: 'notices.read',
    keys: 'xiaoxitoudi xxtd toudi td duanxin dx deliveries messages',
    component: () => import('../features/notices/console/DeliveriesPage.vue'),
  },
  {
    name: 'audit',
    path: '/console/audit',
    group: 'system',
    permission: 'audit.read',
    keys: 'shenji sj audit',
    component: () => import('../features/audit/console/AuditPage.vue'),
  },
  {
    name: 'health',
    path: '/console/health',
    group: 'system',
    permission: 'health.read',
    keys: 'yunxingzhuangtai yxzt health',
    component: () => import('../features/http/console/HealthPage.vue'),
  },
  {
    name: 'settings',
    path: '/console/settings',
    group: 'system',
    permission: 'settings.read',
    keys: 'xitongshezhi xtsz settings',
    component: () => import('../features/http/console/SettingsPage.vue'),
  },
  {
    name: 'problems',
    path: '/console/problems',
    group: 'system',
    keys: 'wentimulu wtml problems',
    component: () => import('../features/http/console/ProblemsPage.vue'),
  },
]

/** The pages of the menu that the one who is signed in may open. */
export function menuPages(): ConsolePage[] {
  return openPages().filter((page) => page.partOf === undefined)
}

/** The pages that the one who is signed in may open. */
export function openPages(): ConsolePage[] {
  return pages.filter((page) => page.permission === undefined || may(page.permission))
}

/** Where somebody who manages something begins; nowhere when there is nothing to manage. */
export function firstPage(): string | undefined {
  return session.me?.permissions.length === 0 ? undefined : menuPages()[0]?.path
}

export const routes: RouteRecordRaw[] = [
  { path: '/console', name: 'home', component: NoWork },
  ...pages.map(({ name, path, component }) => ({ name, path, component, props: true }) as RouteRecordRaw),
  { path: '/console/:rest(.*)*', redirect: '/console' },
]
