//! What the terms need to know of French words.

use super::language::Language;
use crate::model::SortedList;

/// French as the candidates see it: in lower case, with accents.
pub(super) const LANGUAGE: Language = Language {
    general: SortedList::new(include_str!("general_fr.tsv")),
    joiners: "de d du des en à au aux sur pour par contre sans le la les l",
    lead: "le la les l un une des du au aux ce cet cette ces son sa ses leur leurs notre nos chaque de d aucune aucun toute tout",
    // `institutions` is no `nous instituions`.
    plural: Some(("ions", "ion")),
    stop: "il ils elle elles on nous vous je j tu me m te t se s lui y mon ma mes ton ta tes votre vos ne n pas plus moins \
           très trop peu si comme quand lorsque lorsqu puis puisque puisqu alors ainsi aussi encore déjà toujours jamais \
           souvent ici là tout tous toute toutes même mêmes autre autres chaque plusieurs quelque quelques certain certains \
           certaine certaines aucun aucune tel telle tels telles un une ce cet cette ces cela ça ceci celui celle ceux celles \
           celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là c qu que qui quoi dont où lequel laquelle lesquels lesquelles duquel desquels auquel et ou ni mais donc or car leur \
           leurs son sa ses notre nos dans avec sous vers chez entre est sont était étaient sera seront serait seraient soit \
           soient été étant être avoir ont avait avaient aura auront aurait auraient ait aient eu ayant a fait faits faire \
           font peut peuvent pouvoir pourra doit doivent devoir devra devrait devraient pourrait pourraient afin lors selon \
           jusque jusqu depuis pendant avant après notamment également cependant toutefois néanmoins non oui deux trois \
           quatre cinq six sept huit neuf dix cent mille premier première premiers premières dernier dernière derniers \
           dernières quel quelle quels quelles via outre parce parmi malgré hors près loin bien mal beaucoup assez fois cas \
           façon manière égard fin suite cours titre etc voir va vont dit dite dits dites mis mise nouveau nouvelle nouveaux \
           nouvelles grand grande grands grandes bon bonne bons bonnes présent présente présents différents différentes \
           nombreux nombreuses ensemble partie part point nombre exemple chose sorte janvier février mars avril mai juin juillet août septembre octobre \
           novembre décembre paragraphe paragraphes article articles page pages annexe annexes",
    elides: true,
};
