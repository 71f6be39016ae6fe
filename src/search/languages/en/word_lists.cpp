#include "search/languages/en/word_lists.h"

#include <algorithm>
#include <array>

namespace bondgenoot::search::en {
namespace {

// clang-format off
constexpr auto kStopWords = std::to_array<std::string_view>({
    "a", "about", "above", "after", "again", "against", "all", "also", "am", "an", "and", "any", "are", "arent", "as",
    "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can", "cannot",
    "cant", "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "doing", "done", "dont", "down", "during",
    "each", "either", "else", "ever", "every", "few", "for", "from", "further", "had", "hadnt", "has", "hasnt",
    "have", "havent", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how", "however",
    "i", "id", "if", "ill", "im", "in", "into", "is", "isnt", "it", "its", "itself", "ive", "just", "lets", "may",
    "me", "might", "more", "most", "much", "must", "my", "myself", "neither", "no", "nor", "not", "now", "of", "off",
    "on", "once", "only", "or", "other", "others", "our", "ours", "ourselves", "out", "over", "own", "per", "quite",
    "rather", "same", "shall", "she", "should", "shouldnt", "since", "so", "some", "such", "than", "that", "thats",
    "the", "their", "theirs", "them", "themselves", "then", "there", "these", "they", "theyre", "this", "those",
    "through", "thus", "to", "too", "under", "until", "up", "upon", "us", "very", "was", "wasnt", "we", "were",
    "werent", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "will", "with",
    "within", "without", "wont", "would", "wouldnt", "yet", "you", "your", "youre", "yours", "yourself", "yourselves",
});
// clang-format on
static_assert(std::ranges::is_sorted(kStopWords));

}  // namespace

std::span<const std::string_view> stop_words() { return kStopWords; }

std::string_view irregular_words() {
  return R"(
    child:children man:men woman:women person:people foot:feet tooth:teeth mouse:mice goose:geese ox:oxen half:halves life:lives knife:knives wife:wives leaf:leaves shelf:shelves wolf:wolves loaf:loaves thief:thieves
    self:selves calf:calves analysis:analyses basis:bases crisis:crises thesis:theses hypothesis:hypotheses diagnosis:diagnoses criterion:criteria phenomenon:phenomena medium:media curriculum:curricula index:indices
    appendix:appendices matrix:matrices datum:data bacterium:bacteria stimulus:stimuli alumnus:alumni focus:foci syllabus:syllabi quiz:quizzes
    arise:arose,arisen awake:awoke,awoken bear:bore,borne,born beat:beaten become:became begin:began,begun,beginning bend:bent bet:betting bid:bidding bind:bound bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken breed:bred
    bring:brought build:built burn:burnt buy:bought catch:caught choose:chose,chosen cling:clung come:came cost:costing creep:crept cut:cutting deal:dealt dig:dug,digging draw:drew,drawn dream:dreamt drink:drank,drunk drive:drove,driven
    eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found flee:fled fly:flew,flown forbid:forbade,forbidden forget:forgot,forgotten,forgetting forgive:forgave,forgiven freeze:froze,frozen get:got,gotten,getting give:gave,given
    go:went,gone grind:ground grow:grew,grown hang:hung hear:heard hide:hid,hidden hit:hitting hold:held hurt:hurting keep:kept kneel:knelt know:knew,known lay:laid lead:led lean:leant learn:learnt leave:left lend:lent let:letting lie:lay,lain,lying
    light:lit lose:lost,losing make:made mean:meant meet:met mistake:mistook,mistaken overcome:overcame pay:paid prove:proven put:putting quit:quitting ride:rode,ridden ring:rang,rung rise:rose,risen run:ran,running say:said see:saw,seen seek:sought
    sell:sold send:sent set:setting sew:sewn shake:shook,shaken shine:shone shoot:shot show:shown shrink:shrank,shrunk shut:shutting sing:sang,sung sink:sank,sunk sit:sat,sitting sleep:slept slide:slid speak:spoke,spoken spend:spent spin:spun,spinning split:splitting
    spread:spreading spring:sprang,sprung stand:stood steal:stole,stolen stick:stuck sting:stung strike:struck,stricken strive:strove,striven swear:swore,sworn sweep:swept swim:swam,swum,swimming swing:swung take:took,taken teach:taught tear:tore,torn tell:told
    think:thought throw:threw,thrown understand:understood undertake:undertook,undertaken wake:woke,woken wear:wore,worn weave:wove,woven weep:wept win:won,winning wind:wound withdraw:withdrew,withdrawn write:wrote,written,writing
    die:dying tie:tying travel:travelled,travelling,traveled,traveling model:modelled,modelling,modeled,modeling label:labelled,labelling,labeled,labeling cancel:cancelled,cancelling,canceled,canceling refer:referred,referring plan:planned,planning
    good:better,best bad:worse,worst far:farther,farthest,further,furthest little:less,least
  )";
}

std::string_view plain_words() {
  return R"(
    news evening morning species series means something nothing anything everything thing lens gas bus campus status virus bonus census consensus process progress address access success class business express
    physics mathematics ethics politics economics always perhaps towards besides afterwards wedding ceiling sibling pudding spring string king wing ring bring sing being
    hundred kindred sacred naked wicked seed speed need feed weed greed breed creed indeed bed red shed bread embed united kingdom
    atlas chaos cosmos corpus canvas christmas focus genius basis crisis thesis analysis emphasis tennis iris glass grass mass pass loss boss cross dress press stress mess less miss kiss discuss
    number member september october november december letter matter water paper order under after never ever over other another mother father brother sister daughter river silver corner
    later latter former better offer suffer differ prefer refer answer power tower flower shower outside inside
    does goes this his was has its is us as yes plus thus bias alias gender tender
    interest forest honest modest harvest protest request suggest invest arrest digest guest west best test rest nest chest quest contest
    meeting building feeling setting training learning teaching funding hearing reading writing beginning
  )";
}

std::string_view gradable_adjectives() {
  return R"(
    big bold brave brief bright broad busy calm cheap clean clear clever close cold cool dark dear deep dense dry early easy fair fast few fine firm fit flat free fresh full great green happy hard healthy heavy high hot
    kind large late lean light likely long loud low lucky mild narrow near neat new nice old plain poor proud pure quick quiet rare ready rich rough sad safe sharp short sick simple slim slow small smart smooth soft
    soon strict strong sweet tall thick thin tight tiny tough true ugly warm weak wealthy wet wide wild wise young
  )";
}

std::string_view verbs() {
  return R"(
    accept access achieve act adapt add address admit adopt advance advise affect agree aim allow analyse analyze announce answer appear apply appoint approach approve argue arrange arrive ask assess assign assist assume attach attempt attend attract avoid award base believe belong benefit book borrow
    call care carry cause celebrate challenge change check claim clarify clean close coach collaborate collect combine comment commit communicate compare compete complain complete concern conclude connect consider consist consult contact contain continue contribute control cook cooperate coordinate copy cover create
    decide declare decline decrease define deliver demand depend describe design develop differ discover discuss divide document double earn educate employ enable encourage end engage enjoy enrol ensure enter establish estimate evaluate examine exchange exclude exist expand expect experience explain explore express extend
    face fail fill finance finish fit focus follow form found function fund gain gather govern graduate grant group guarantee guide handle happen help hire hope host identify imagine implement improve include increase indicate influence inform initiate inspire instruct intend interest interview introduce invest investigate invite involve
    join judge jump keep label lack last launch learn like limit link list listen live locate look maintain manage mark match measure mention mentor mind monitor motivate move name need note notice observe obtain offer open operate order organise organize own
    participate partner perform pick place plan plant play point post practise practice prefer prepare present prevent print produce promise promote propose protect prove provide publish pull push qualify question raise reach react read realise realize receive recognise recognize recommend record recruit reduce refer reflect refuse regard register relate release rely remain remember remove rent repeat replace reply report represent request require research resolve respond rest result return reveal review reward
    save schedule score search secure select separate serve settle share shift sign solve sort sound start state stay stop strengthen structure struggle study submit succeed suffer suggest supply support suppose surprise survive switch talk target taste teach test thank touch train transfer transform translate travel treat trust try tutor use value vary view visit volunteer vote wait walk want warn wash watch welcome wish wonder work worry
  )";
}

std::string_view compound_modifiers() {
  return R"(
    back book business class court day door down earth eye fire foot girl grand guide hand head high home house key land life light lunch mail market network news night note paper play school score sea skill snow summer sun team text time touch town under water week white wind winter wood work world
  )";
}

std::string_view compound_heads() {
  return R"(
    ball bag base board book boy case chair child children children day days father floor friend girl ground guide house keeper land letter life light line lines man men mark mate mates mother office page paper parent parents people piece place places point points room rooms school set ship shop shops side site space table time time times top town way week woman women wood word words work worker workers works yard
  )";
}

}  // namespace bondgenoot::search::en
