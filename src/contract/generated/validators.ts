// @ts-nocheck
// Made from schemas/ by `npm run generate`. Change the schema, not this file.
"use strict";
export const validateBody = validate10;
const schema11 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"body.json","title":"OrderBody","description":"The JSON body of every order event: the order, wrapped. It does not say which event it belongs to.","type":"object","required":["order"],"properties":{"order":{"$ref":"order.json"}}};
const schema12 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"order.json","title":"Order","description":"An order as Jumpseller writes it. Only id and status are promised; every other field may be absent or null, and unknown ones may come along.","type":"object","required":["id","status"],"properties":{"id":{"description":"The order's number, unique within its store.","type":"integer"},"source":{"description":"Where the order came from.","anyOf":[{"$ref":"source.json"},{"type":"null"}]},"created_at":{"description":"When the order was made: '2023-02-10 13:56:35 UTC' today, ISO 8601 with offset in 2014.","type":["string","null"]},"completed_at":{"description":"When the order was paid; same forms as created_at.","type":["string","null"]},"status":{"description":"The order's status in the store's language, title case: 'Paid', 'Pagado'. Read status_enum first where it is given.","type":"string"},"status_name":{"description":"The status's name, as status.","type":["string","null"]},"status_enum":{"description":"The status without translation: abandoned, canceled, paid or pending_payment.","examples":["abandoned","canceled","paid","pending_payment"],"type":["string","null"]},"currency":{"description":"ISO 4217 code.","type":["string","null"]},"subtotal":{"description":"Sum of the lines before tax, shipping and discount.","type":["number","null"]},"tax":{"description":"Tax on the lines.","type":["number","null"]},"shipping":{"description":"Price of shipping.","type":["number","null"]},"shipping_tax":{"description":"Tax on shipping.","type":["number","null"]},"shipping_discount":{"description":"Discount on shipping.","type":["number","null"]},"discount":{"description":"Discount on the order.","type":["number","null"]},"gift_cards_discount":{"description":"Paid by gift cards.","type":["number","null"]},"total":{"description":"What the buyer pays: subtotal + tax + shipping - discount.","type":["number","null"]},"shipping_required":{"description":"Whether anything has to be sent.","type":["boolean","null"]},"fulfillment_status":{"description":"State of the fulfilment in the store's language, such as unfulfilled or fulfilled.","type":["string","null"]},"shipping_method_id":{"description":"The shipping method's id.","type":["integer","null"]},"shipping_method_name":{"description":"Name of the shipping method.","type":["string","null"]},"shipping_service_id":{"description":"The shipping service's id.","type":["integer","string","null"]},"shipping_option":{"description":"delivery, store_pickup or no_shipping.","type":["string","null"]},"same_day_delivery":{"description":"Whether it is to arrive the same day.","type":["boolean","null"]},"payment_method_name":{"description":"Name of the payment method.","type":["string","null"]},"payment_method_type":{"description":"manual, or a gateway's code.","type":["string","null"]},"payment_information":{"description":"What the buyer is told about paying.","type":["string","null"]},"additional_information":{"description":"A note from the buyer.","type":["string","null"]},"duplicate_url":{"description":"Address that fills a basket with the same products.","type":["string","null"]},"checkout_url":{"description":"Address of the order's checkout.","type":["string","null"]},"recovery_url":{"description":"Address that takes an abandoned order up again.","type":["string","null"]},"review_url":{"description":"Address where the buyer reviews the order.","type":["string","null"]},"coupons":{"description":"Coupons; seen as null only, so left open.","type":["array","boolean","null","number","object","string"]},"promotions":{"description":"Promotions made use of.","type":["array","null"],"items":{"$ref":"promotion.json"}},"customer":{"description":"The buyer.","anyOf":[{"$ref":"customer.json"},{"type":"null"}]},"shipping_branch":{"description":"The branch to pick it up from.","anyOf":[{"$ref":"shipping-branch.json"},{"type":"null"}]},"shipping_address":{"description":"Where it is sent.","anyOf":[{"$ref":"address.json"},{"type":"null"}]},"billing_address":{"description":"Whom the invoice is made out to.","anyOf":[{"$ref":"address.json"},{"type":"null"}]},"pickup_address":{"description":"Where the buyer picks it up.","anyOf":[{"$ref":"address.json"},{"type":"null"}]},"products":{"description":"The lines.","type":["array","null"],"items":{"$ref":"product.json"}},"additional_fields":{"description":"Fields that the shop added to its checkout.","type":["array","null"],"items":{"$ref":"additional-field.json"}},"shipping_taxes":{"description":"Taxes on shipping.","type":["array","null"],"items":{"$ref":"tax.json"}},"tracking_url":{"description":"Address where the parcel can be followed.","type":["string","null"]},"tracking_company":{"description":"Carrier.","type":["string","null"]},"tracking_number":{"description":"The carrier's number of the parcel.","type":["string","null"]},"shipment_status":{"description":"State of the shipment in the store's language, such as 'Not Processed'.","type":["string","null"]},"shipment_status_enum":{"description":"The same without translation: unfulfilled, requested, in_transit, delivered, failed, pickup_available or fulfilled.","examples":["unfulfilled","requested","in_transit","delivered","failed","pickup_available","fulfilled"],"type":["string","null"]},"external_shipping_rate_id":{"description":"Id of a rate from an outside shipping service.","type":["integer","string","null"]},"external_shipping_rate_description":{"description":"Text of that rate.","type":["string","null"]},"recovered_from":{"description":"Seen as null only, so left open.","type":["array","boolean","null","number","object","string"]},"billing_information":{"description":"Seen as null only, so left open.","type":["array","boolean","null","number","object","string"]}}};
const schema13 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"source.json","title":"OrderSource","description":"Where the order came from.","type":"object","properties":{"source_name":{"description":"Name of the source.","type":["string","null"]},"medium":{"description":"Medium, such as organic.","type":["string","null"]},"campaign":{"description":"Campaign.","type":["string","null"]},"referral_url":{"description":"Address of the referring page.","type":["string","null"]},"referral_code":{"description":"Referral code.","type":["string","null"]},"user_agent":{"description":"The buyer's browser.","type":["string","null"]},"first_page_visited":{"description":"First page of the visit.","type":["string","null"]},"first_page_visited_at":{"description":"When the visit began.","type":["string","null"]},"referral_source":{"description":"Source of the referral.","type":["string","null"]},"created_from":{"description":"Where the order was made, such as the store front or the admin.","type":["string","null"]}}};
const schema14 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"promotion.json","title":"Promotion","description":"A promotion that the order made use of.","type":"object","properties":{"id":{"description":"The promotion's id.","type":["integer","null"]},"name":{"description":"Name of the promotion.","type":["string","null"]},"code":{"description":"The code typed in, if any.","type":["string","null"]}}};
const schema15 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"customer.json","title":"Customer","description":"The buyer, as the order names them.","type":"object","properties":{"id":{"description":"The customer's id: a number in most bodies, a string in the documented sample.","type":["integer","string","null"]},"email":{"description":"The buyer's e-mail address, not checked for its form.","type":["string","null"]},"phone":{"description":"As typed by the buyer; often null.","type":["string","null"]},"phone_prefix":{"description":"Country calling code, such as +56.","type":["string","null"]},"fullname":{"description":"The buyer's whole name. Absent in 2014; then the address's name and surname tell.","type":["string","null"]},"ip":{"description":"The address the order was placed from.","type":["string","null"]}}};
const schema16 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"shipping-branch.json","title":"ShippingBranch","description":"The branch an order is sent to for pickup.","type":"object","properties":{"id":{"description":"The branch's id.","type":["integer","string","null"]},"name":{"description":"Name of the branch.","type":["string","null"]}}};
const schema17 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"address.json","title":"Address","description":"A shipping, billing or pickup address.","type":"object","properties":{"name":{"description":"First name.","type":["string","null"]},"surname":{"description":"Family name.","type":["string","null"]},"taxid":{"description":"Tax identification number; billing addresses only.","type":["string","null"]},"address":{"description":"Street, and in most bodies the number too.","type":["string","null"]},"street_number":{"description":"Seen as null, string and number.","type":["string","number","null"]},"complement":{"description":"Flat, floor, or the like.","type":["string","null"]},"city":{"description":"City.","type":["string","null"]},"municipality":{"description":"Municipality.","type":["string","null"]},"postal":{"description":"Postal code.","type":["string","null"]},"region":{"description":"Region, by name.","type":["string","null"]},"region_code":{"description":"Region, by code.","type":["string","null"]},"country":{"description":"Country, by name.","type":["string","null"]},"country_code":{"description":"Country, ISO 3166-1 alpha-2.","type":["string","null"]},"latitude":{"description":"Degrees; shipping addresses only.","type":["number","null"]},"longitude":{"description":"Degrees; shipping addresses only.","type":["number","null"]}}};
const schema22 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"additional-field.json","title":"AdditionalField","description":"A field that the shop added to its checkout.","type":"object","properties":{"id":{"description":"The field's id; may be null.","type":["integer","string","null"]},"label":{"description":"What the buyer was asked.","type":["string","null"]},"value":{"description":"What the buyer answered.","type":["string","number","boolean","null"]},"area":{"description":"Part of the checkout it stood in.","type":["string","null"]}}};
const schema21 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"tax.json","title":"Tax","description":"A tax on a line or on shipping. No body with one has been seen: every field is open.","type":"object","properties":{"name":{"description":"Name of the tax.","type":["string","null"]},"tax":{"description":"Share or amount.","type":["number","string","null"]}}};
const schema20 = {"$schema":"http://json-schema.org/draft-07/schema#","$id":"product.json","title":"OrderProduct","description":"One line of an order.","type":"object","properties":{"id":{"description":"The product's id (never product_id).","type":["integer","null"]},"variant_id":{"description":"The variant's id; null or 0 when the product has none.","type":["integer","null"]},"sku":{"description":"Stock keeping unit.","type":["string","null"]},"name":{"description":"Name of the product.","type":["string","null"]},"qty":{"description":"Quantity (never quantity).","type":["number","null"]},"price":{"description":"Price of one, in the order's currency.","type":["number","null"]},"tax":{"description":"Tax of one, in the order's currency.","type":["number","null"]},"discount":{"description":"Discount on the line, in the order's currency.","type":["number","null"]},"weight":{"description":"Weight of one, in kilograms.","type":["number","null"]},"image":{"description":"Address of a picture.","type":["string","null"]},"type":{"description":"Kind of product, such as physical.","type":["string","null"]},"files":{"description":"Files of a digital product.","type":["array","null"],"items":{}},"taxes":{"description":"Taxes of the line.","type":["array","null"],"items":{"$ref":"tax.json"}},"options":{"description":"Chosen options.","type":["array","null"],"items":{}},"stock_locations":{"description":"Where the stock is taken from.","type":["array","null"],"items":{"title":"StockLocation","description":"Stock at one location.","type":"object","properties":{"location_id":{"description":"The location's id.","type":["integer","null"]},"stock":{"description":"Units taken there.","type":["number","null"]}}}}}};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="product.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id !== undefined){
let data0 = data.id;
if((!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) && (data0 !== null)){
const err0 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: schema20.properties.id.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.variant_id !== undefined){
let data1 = data.variant_id;
if((!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) && (data1 !== null)){
const err1 = {instancePath:instancePath+"/variant_id",schemaPath:"#/properties/variant_id/type",keyword:"type",params:{type: schema20.properties.variant_id.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.sku !== undefined){
let data2 = data.sku;
if((typeof data2 !== "string") && (data2 !== null)){
const err2 = {instancePath:instancePath+"/sku",schemaPath:"#/properties/sku/type",keyword:"type",params:{type: schema20.properties.sku.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.name !== undefined){
let data3 = data.name;
if((typeof data3 !== "string") && (data3 !== null)){
const err3 = {instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: schema20.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.qty !== undefined){
let data4 = data.qty;
if((!((typeof data4 == "number") && (isFinite(data4)))) && (data4 !== null)){
const err4 = {instancePath:instancePath+"/qty",schemaPath:"#/properties/qty/type",keyword:"type",params:{type: schema20.properties.qty.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.price !== undefined){
let data5 = data.price;
if((!((typeof data5 == "number") && (isFinite(data5)))) && (data5 !== null)){
const err5 = {instancePath:instancePath+"/price",schemaPath:"#/properties/price/type",keyword:"type",params:{type: schema20.properties.price.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.tax !== undefined){
let data6 = data.tax;
if((!((typeof data6 == "number") && (isFinite(data6)))) && (data6 !== null)){
const err6 = {instancePath:instancePath+"/tax",schemaPath:"#/properties/tax/type",keyword:"type",params:{type: schema20.properties.tax.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.discount !== undefined){
let data7 = data.discount;
if((!((typeof data7 == "number") && (isFinite(data7)))) && (data7 !== null)){
const err7 = {instancePath:instancePath+"/discount",schemaPath:"#/properties/discount/type",keyword:"type",params:{type: schema20.properties.discount.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.weight !== undefined){
let data8 = data.weight;
if((!((typeof data8 == "number") && (isFinite(data8)))) && (data8 !== null)){
const err8 = {instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/type",keyword:"type",params:{type: schema20.properties.weight.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.image !== undefined){
let data9 = data.image;
if((typeof data9 !== "string") && (data9 !== null)){
const err9 = {instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: schema20.properties.image.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data.type !== undefined){
let data10 = data.type;
if((typeof data10 !== "string") && (data10 !== null)){
const err10 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: schema20.properties.type.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.files !== undefined){
let data11 = data.files;
if((!(Array.isArray(data11))) && (data11 !== null)){
const err11 = {instancePath:instancePath+"/files",schemaPath:"#/properties/files/type",keyword:"type",params:{type: schema20.properties.files.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.taxes !== undefined){
let data12 = data.taxes;
if((!(Array.isArray(data12))) && (data12 !== null)){
const err12 = {instancePath:instancePath+"/taxes",schemaPath:"#/properties/taxes/type",keyword:"type",params:{type: schema20.properties.taxes.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(Array.isArray(data12)){
const len0 = data12.length;
for(let i0=0; i0<len0; i0++){
let data13 = data12[i0];
if(data13 && typeof data13 == "object" && !Array.isArray(data13)){
if(data13.name !== undefined){
let data14 = data13.name;
if((typeof data14 !== "string") && (data14 !== null)){
const err13 = {instancePath:instancePath+"/taxes/" + i0+"/name",schemaPath:"tax.json/properties/name/type",keyword:"type",params:{type: schema21.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data13.tax !== undefined){
let data15 = data13.tax;
if(((!((typeof data15 == "number") && (isFinite(data15)))) && (typeof data15 !== "string")) && (data15 !== null)){
const err14 = {instancePath:instancePath+"/taxes/" + i0+"/tax",schemaPath:"tax.json/properties/tax/type",keyword:"type",params:{type: schema21.properties.tax.type},message:"must be number,string,null"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
}
else {
const err15 = {instancePath:instancePath+"/taxes/" + i0,schemaPath:"tax.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
}
}
if(data.options !== undefined){
let data16 = data.options;
if((!(Array.isArray(data16))) && (data16 !== null)){
const err16 = {instancePath:instancePath+"/options",schemaPath:"#/properties/options/type",keyword:"type",params:{type: schema20.properties.options.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.stock_locations !== undefined){
let data17 = data.stock_locations;
if((!(Array.isArray(data17))) && (data17 !== null)){
const err17 = {instancePath:instancePath+"/stock_locations",schemaPath:"#/properties/stock_locations/type",keyword:"type",params:{type: schema20.properties.stock_locations.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
if(Array.isArray(data17)){
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data18 = data17[i1];
if(data18 && typeof data18 == "object" && !Array.isArray(data18)){
if(data18.location_id !== undefined){
let data19 = data18.location_id;
if((!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))) && (data19 !== null)){
const err18 = {instancePath:instancePath+"/stock_locations/" + i1+"/location_id",schemaPath:"#/properties/stock_locations/items/properties/location_id/type",keyword:"type",params:{type: schema20.properties.stock_locations.items.properties.location_id.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data18.stock !== undefined){
let data20 = data18.stock;
if((!((typeof data20 == "number") && (isFinite(data20)))) && (data20 !== null)){
const err19 = {instancePath:instancePath+"/stock_locations/" + i1+"/stock",schemaPath:"#/properties/stock_locations/items/properties/stock/type",keyword:"type",params:{type: schema20.properties.stock_locations.items.properties.stock.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
}
else {
const err20 = {instancePath:instancePath+"/stock_locations/" + i1,schemaPath:"#/properties/stock_locations/items/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
}
}
}
else {
const err21 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}


function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="order.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.id === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "id"},message:"must have required property '"+"id"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.status === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.id !== undefined){
let data0 = data.id;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err2 = {instancePath:instancePath+"/id",schemaPath:"#/properties/id/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.source !== undefined){
let data1 = data.source;
const _errs4 = errors;
let valid1 = false;
const _errs5 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.source_name !== undefined){
let data2 = data1.source_name;
if((typeof data2 !== "string") && (data2 !== null)){
const err3 = {instancePath:instancePath+"/source/source_name",schemaPath:"source.json/properties/source_name/type",keyword:"type",params:{type: schema13.properties.source_name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data1.medium !== undefined){
let data3 = data1.medium;
if((typeof data3 !== "string") && (data3 !== null)){
const err4 = {instancePath:instancePath+"/source/medium",schemaPath:"source.json/properties/medium/type",keyword:"type",params:{type: schema13.properties.medium.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data1.campaign !== undefined){
let data4 = data1.campaign;
if((typeof data4 !== "string") && (data4 !== null)){
const err5 = {instancePath:instancePath+"/source/campaign",schemaPath:"source.json/properties/campaign/type",keyword:"type",params:{type: schema13.properties.campaign.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data1.referral_url !== undefined){
let data5 = data1.referral_url;
if((typeof data5 !== "string") && (data5 !== null)){
const err6 = {instancePath:instancePath+"/source/referral_url",schemaPath:"source.json/properties/referral_url/type",keyword:"type",params:{type: schema13.properties.referral_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data1.referral_code !== undefined){
let data6 = data1.referral_code;
if((typeof data6 !== "string") && (data6 !== null)){
const err7 = {instancePath:instancePath+"/source/referral_code",schemaPath:"source.json/properties/referral_code/type",keyword:"type",params:{type: schema13.properties.referral_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data1.user_agent !== undefined){
let data7 = data1.user_agent;
if((typeof data7 !== "string") && (data7 !== null)){
const err8 = {instancePath:instancePath+"/source/user_agent",schemaPath:"source.json/properties/user_agent/type",keyword:"type",params:{type: schema13.properties.user_agent.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data1.first_page_visited !== undefined){
let data8 = data1.first_page_visited;
if((typeof data8 !== "string") && (data8 !== null)){
const err9 = {instancePath:instancePath+"/source/first_page_visited",schemaPath:"source.json/properties/first_page_visited/type",keyword:"type",params:{type: schema13.properties.first_page_visited.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.first_page_visited_at !== undefined){
let data9 = data1.first_page_visited_at;
if((typeof data9 !== "string") && (data9 !== null)){
const err10 = {instancePath:instancePath+"/source/first_page_visited_at",schemaPath:"source.json/properties/first_page_visited_at/type",keyword:"type",params:{type: schema13.properties.first_page_visited_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data1.referral_source !== undefined){
let data10 = data1.referral_source;
if((typeof data10 !== "string") && (data10 !== null)){
const err11 = {instancePath:instancePath+"/source/referral_source",schemaPath:"source.json/properties/referral_source/type",keyword:"type",params:{type: schema13.properties.referral_source.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.created_from !== undefined){
let data11 = data1.created_from;
if((typeof data11 !== "string") && (data11 !== null)){
const err12 = {instancePath:instancePath+"/source/created_from",schemaPath:"source.json/properties/created_from/type",keyword:"type",params:{type: schema13.properties.created_from.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/source",schemaPath:"source.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
var _valid0 = _errs5 === errors;
valid1 = valid1 || _valid0;
if(!valid1){
const _errs28 = errors;
if(data1 !== null){
const err14 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid0 = _errs28 === errors;
valid1 = valid1 || _valid0;
}
if(!valid1){
const err15 = {instancePath:instancePath+"/source",schemaPath:"#/properties/source/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
else {
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
if(data.created_at !== undefined){
let data12 = data.created_at;
if((typeof data12 !== "string") && (data12 !== null)){
const err16 = {instancePath:instancePath+"/created_at",schemaPath:"#/properties/created_at/type",keyword:"type",params:{type: schema12.properties.created_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
if(data.completed_at !== undefined){
let data13 = data.completed_at;
if((typeof data13 !== "string") && (data13 !== null)){
const err17 = {instancePath:instancePath+"/completed_at",schemaPath:"#/properties/completed_at/type",keyword:"type",params:{type: schema12.properties.completed_at.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.status !== undefined){
if(typeof data.status !== "string"){
const err18 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
if(data.status_name !== undefined){
let data15 = data.status_name;
if((typeof data15 !== "string") && (data15 !== null)){
const err19 = {instancePath:instancePath+"/status_name",schemaPath:"#/properties/status_name/type",keyword:"type",params:{type: schema12.properties.status_name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data.status_enum !== undefined){
let data16 = data.status_enum;
if((typeof data16 !== "string") && (data16 !== null)){
const err20 = {instancePath:instancePath+"/status_enum",schemaPath:"#/properties/status_enum/type",keyword:"type",params:{type: schema12.properties.status_enum.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
}
if(data.currency !== undefined){
let data17 = data.currency;
if((typeof data17 !== "string") && (data17 !== null)){
const err21 = {instancePath:instancePath+"/currency",schemaPath:"#/properties/currency/type",keyword:"type",params:{type: schema12.properties.currency.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
}
if(data.subtotal !== undefined){
let data18 = data.subtotal;
if((!((typeof data18 == "number") && (isFinite(data18)))) && (data18 !== null)){
const err22 = {instancePath:instancePath+"/subtotal",schemaPath:"#/properties/subtotal/type",keyword:"type",params:{type: schema12.properties.subtotal.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
if(data.tax !== undefined){
let data19 = data.tax;
if((!((typeof data19 == "number") && (isFinite(data19)))) && (data19 !== null)){
const err23 = {instancePath:instancePath+"/tax",schemaPath:"#/properties/tax/type",keyword:"type",params:{type: schema12.properties.tax.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.shipping !== undefined){
let data20 = data.shipping;
if((!((typeof data20 == "number") && (isFinite(data20)))) && (data20 !== null)){
const err24 = {instancePath:instancePath+"/shipping",schemaPath:"#/properties/shipping/type",keyword:"type",params:{type: schema12.properties.shipping.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
if(data.shipping_tax !== undefined){
let data21 = data.shipping_tax;
if((!((typeof data21 == "number") && (isFinite(data21)))) && (data21 !== null)){
const err25 = {instancePath:instancePath+"/shipping_tax",schemaPath:"#/properties/shipping_tax/type",keyword:"type",params:{type: schema12.properties.shipping_tax.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data.shipping_discount !== undefined){
let data22 = data.shipping_discount;
if((!((typeof data22 == "number") && (isFinite(data22)))) && (data22 !== null)){
const err26 = {instancePath:instancePath+"/shipping_discount",schemaPath:"#/properties/shipping_discount/type",keyword:"type",params:{type: schema12.properties.shipping_discount.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
if(data.discount !== undefined){
let data23 = data.discount;
if((!((typeof data23 == "number") && (isFinite(data23)))) && (data23 !== null)){
const err27 = {instancePath:instancePath+"/discount",schemaPath:"#/properties/discount/type",keyword:"type",params:{type: schema12.properties.discount.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
if(data.gift_cards_discount !== undefined){
let data24 = data.gift_cards_discount;
if((!((typeof data24 == "number") && (isFinite(data24)))) && (data24 !== null)){
const err28 = {instancePath:instancePath+"/gift_cards_discount",schemaPath:"#/properties/gift_cards_discount/type",keyword:"type",params:{type: schema12.properties.gift_cards_discount.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data.total !== undefined){
let data25 = data.total;
if((!((typeof data25 == "number") && (isFinite(data25)))) && (data25 !== null)){
const err29 = {instancePath:instancePath+"/total",schemaPath:"#/properties/total/type",keyword:"type",params:{type: schema12.properties.total.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
if(data.shipping_required !== undefined){
let data26 = data.shipping_required;
if((typeof data26 !== "boolean") && (data26 !== null)){
const err30 = {instancePath:instancePath+"/shipping_required",schemaPath:"#/properties/shipping_required/type",keyword:"type",params:{type: schema12.properties.shipping_required.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.fulfillment_status !== undefined){
let data27 = data.fulfillment_status;
if((typeof data27 !== "string") && (data27 !== null)){
const err31 = {instancePath:instancePath+"/fulfillment_status",schemaPath:"#/properties/fulfillment_status/type",keyword:"type",params:{type: schema12.properties.fulfillment_status.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
if(data.shipping_method_id !== undefined){
let data28 = data.shipping_method_id;
if((!(((typeof data28 == "number") && (!(data28 % 1) && !isNaN(data28))) && (isFinite(data28)))) && (data28 !== null)){
const err32 = {instancePath:instancePath+"/shipping_method_id",schemaPath:"#/properties/shipping_method_id/type",keyword:"type",params:{type: schema12.properties.shipping_method_id.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
if(data.shipping_method_name !== undefined){
let data29 = data.shipping_method_name;
if((typeof data29 !== "string") && (data29 !== null)){
const err33 = {instancePath:instancePath+"/shipping_method_name",schemaPath:"#/properties/shipping_method_name/type",keyword:"type",params:{type: schema12.properties.shipping_method_name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
if(data.shipping_service_id !== undefined){
let data30 = data.shipping_service_id;
if(((!(((typeof data30 == "number") && (!(data30 % 1) && !isNaN(data30))) && (isFinite(data30)))) && (typeof data30 !== "string")) && (data30 !== null)){
const err34 = {instancePath:instancePath+"/shipping_service_id",schemaPath:"#/properties/shipping_service_id/type",keyword:"type",params:{type: schema12.properties.shipping_service_id.type},message:"must be integer,string,null"};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data.shipping_option !== undefined){
let data31 = data.shipping_option;
if((typeof data31 !== "string") && (data31 !== null)){
const err35 = {instancePath:instancePath+"/shipping_option",schemaPath:"#/properties/shipping_option/type",keyword:"type",params:{type: schema12.properties.shipping_option.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
if(data.same_day_delivery !== undefined){
let data32 = data.same_day_delivery;
if((typeof data32 !== "boolean") && (data32 !== null)){
const err36 = {instancePath:instancePath+"/same_day_delivery",schemaPath:"#/properties/same_day_delivery/type",keyword:"type",params:{type: schema12.properties.same_day_delivery.type},message:"must be boolean,null"};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data.payment_method_name !== undefined){
let data33 = data.payment_method_name;
if((typeof data33 !== "string") && (data33 !== null)){
const err37 = {instancePath:instancePath+"/payment_method_name",schemaPath:"#/properties/payment_method_name/type",keyword:"type",params:{type: schema12.properties.payment_method_name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
if(data.payment_method_type !== undefined){
let data34 = data.payment_method_type;
if((typeof data34 !== "string") && (data34 !== null)){
const err38 = {instancePath:instancePath+"/payment_method_type",schemaPath:"#/properties/payment_method_type/type",keyword:"type",params:{type: schema12.properties.payment_method_type.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data.payment_information !== undefined){
let data35 = data.payment_information;
if((typeof data35 !== "string") && (data35 !== null)){
const err39 = {instancePath:instancePath+"/payment_information",schemaPath:"#/properties/payment_information/type",keyword:"type",params:{type: schema12.properties.payment_information.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
}
if(data.additional_information !== undefined){
let data36 = data.additional_information;
if((typeof data36 !== "string") && (data36 !== null)){
const err40 = {instancePath:instancePath+"/additional_information",schemaPath:"#/properties/additional_information/type",keyword:"type",params:{type: schema12.properties.additional_information.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
if(data.duplicate_url !== undefined){
let data37 = data.duplicate_url;
if((typeof data37 !== "string") && (data37 !== null)){
const err41 = {instancePath:instancePath+"/duplicate_url",schemaPath:"#/properties/duplicate_url/type",keyword:"type",params:{type: schema12.properties.duplicate_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
if(data.checkout_url !== undefined){
let data38 = data.checkout_url;
if((typeof data38 !== "string") && (data38 !== null)){
const err42 = {instancePath:instancePath+"/checkout_url",schemaPath:"#/properties/checkout_url/type",keyword:"type",params:{type: schema12.properties.checkout_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
if(data.recovery_url !== undefined){
let data39 = data.recovery_url;
if((typeof data39 !== "string") && (data39 !== null)){
const err43 = {instancePath:instancePath+"/recovery_url",schemaPath:"#/properties/recovery_url/type",keyword:"type",params:{type: schema12.properties.recovery_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.review_url !== undefined){
let data40 = data.review_url;
if((typeof data40 !== "string") && (data40 !== null)){
const err44 = {instancePath:instancePath+"/review_url",schemaPath:"#/properties/review_url/type",keyword:"type",params:{type: schema12.properties.review_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
}
if(data.coupons !== undefined){
let data41 = data.coupons;
if((((typeof data41 != "object") && (typeof data41 !== "boolean")) && (!((typeof data41 == "number") && (isFinite(data41))))) && (typeof data41 !== "string")){
const err45 = {instancePath:instancePath+"/coupons",schemaPath:"#/properties/coupons/type",keyword:"type",params:{type: schema12.properties.coupons.type},message:"must be array,boolean,null,number,object,string"};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
}
if(data.promotions !== undefined){
let data42 = data.promotions;
if((!(Array.isArray(data42))) && (data42 !== null)){
const err46 = {instancePath:instancePath+"/promotions",schemaPath:"#/properties/promotions/type",keyword:"type",params:{type: schema12.properties.promotions.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
if(Array.isArray(data42)){
const len0 = data42.length;
for(let i0=0; i0<len0; i0++){
let data43 = data42[i0];
if(data43 && typeof data43 == "object" && !Array.isArray(data43)){
if(data43.id !== undefined){
let data44 = data43.id;
if((!(((typeof data44 == "number") && (!(data44 % 1) && !isNaN(data44))) && (isFinite(data44)))) && (data44 !== null)){
const err47 = {instancePath:instancePath+"/promotions/" + i0+"/id",schemaPath:"promotion.json/properties/id/type",keyword:"type",params:{type: schema14.properties.id.type},message:"must be integer,null"};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
}
if(data43.name !== undefined){
let data45 = data43.name;
if((typeof data45 !== "string") && (data45 !== null)){
const err48 = {instancePath:instancePath+"/promotions/" + i0+"/name",schemaPath:"promotion.json/properties/name/type",keyword:"type",params:{type: schema14.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
}
if(data43.code !== undefined){
let data46 = data43.code;
if((typeof data46 !== "string") && (data46 !== null)){
const err49 = {instancePath:instancePath+"/promotions/" + i0+"/code",schemaPath:"promotion.json/properties/code/type",keyword:"type",params:{type: schema14.properties.code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
}
else {
const err50 = {instancePath:instancePath+"/promotions/" + i0,schemaPath:"promotion.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
}
}
}
if(data.customer !== undefined){
let data47 = data.customer;
const _errs102 = errors;
let valid8 = false;
const _errs103 = errors;
if(data47 && typeof data47 == "object" && !Array.isArray(data47)){
if(data47.id !== undefined){
let data48 = data47.id;
if(((!(((typeof data48 == "number") && (!(data48 % 1) && !isNaN(data48))) && (isFinite(data48)))) && (typeof data48 !== "string")) && (data48 !== null)){
const err51 = {instancePath:instancePath+"/customer/id",schemaPath:"customer.json/properties/id/type",keyword:"type",params:{type: schema15.properties.id.type},message:"must be integer,string,null"};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data47.email !== undefined){
let data49 = data47.email;
if((typeof data49 !== "string") && (data49 !== null)){
const err52 = {instancePath:instancePath+"/customer/email",schemaPath:"customer.json/properties/email/type",keyword:"type",params:{type: schema15.properties.email.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
}
if(data47.phone !== undefined){
let data50 = data47.phone;
if((typeof data50 !== "string") && (data50 !== null)){
const err53 = {instancePath:instancePath+"/customer/phone",schemaPath:"customer.json/properties/phone/type",keyword:"type",params:{type: schema15.properties.phone.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data47.phone_prefix !== undefined){
let data51 = data47.phone_prefix;
if((typeof data51 !== "string") && (data51 !== null)){
const err54 = {instancePath:instancePath+"/customer/phone_prefix",schemaPath:"customer.json/properties/phone_prefix/type",keyword:"type",params:{type: schema15.properties.phone_prefix.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
}
if(data47.fullname !== undefined){
let data52 = data47.fullname;
if((typeof data52 !== "string") && (data52 !== null)){
const err55 = {instancePath:instancePath+"/customer/fullname",schemaPath:"customer.json/properties/fullname/type",keyword:"type",params:{type: schema15.properties.fullname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
if(data47.ip !== undefined){
let data53 = data47.ip;
if((typeof data53 !== "string") && (data53 !== null)){
const err56 = {instancePath:instancePath+"/customer/ip",schemaPath:"customer.json/properties/ip/type",keyword:"type",params:{type: schema15.properties.ip.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
}
}
else {
const err57 = {instancePath:instancePath+"/customer",schemaPath:"customer.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
var _valid1 = _errs103 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs118 = errors;
if(data47 !== null){
const err58 = {instancePath:instancePath+"/customer",schemaPath:"#/properties/customer/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
var _valid1 = _errs118 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err59 = {instancePath:instancePath+"/customer",schemaPath:"#/properties/customer/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
else {
errors = _errs102;
if(vErrors !== null){
if(_errs102){
vErrors.length = _errs102;
}
else {
vErrors = null;
}
}
}
}
if(data.shipping_branch !== undefined){
let data54 = data.shipping_branch;
const _errs121 = errors;
let valid11 = false;
const _errs122 = errors;
if(data54 && typeof data54 == "object" && !Array.isArray(data54)){
if(data54.id !== undefined){
let data55 = data54.id;
if(((!(((typeof data55 == "number") && (!(data55 % 1) && !isNaN(data55))) && (isFinite(data55)))) && (typeof data55 !== "string")) && (data55 !== null)){
const err60 = {instancePath:instancePath+"/shipping_branch/id",schemaPath:"shipping-branch.json/properties/id/type",keyword:"type",params:{type: schema16.properties.id.type},message:"must be integer,string,null"};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
}
if(data54.name !== undefined){
let data56 = data54.name;
if((typeof data56 !== "string") && (data56 !== null)){
const err61 = {instancePath:instancePath+"/shipping_branch/name",schemaPath:"shipping-branch.json/properties/name/type",keyword:"type",params:{type: schema16.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
}
}
else {
const err62 = {instancePath:instancePath+"/shipping_branch",schemaPath:"shipping-branch.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
var _valid2 = _errs122 === errors;
valid11 = valid11 || _valid2;
if(!valid11){
const _errs129 = errors;
if(data54 !== null){
const err63 = {instancePath:instancePath+"/shipping_branch",schemaPath:"#/properties/shipping_branch/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
var _valid2 = _errs129 === errors;
valid11 = valid11 || _valid2;
}
if(!valid11){
const err64 = {instancePath:instancePath+"/shipping_branch",schemaPath:"#/properties/shipping_branch/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
else {
errors = _errs121;
if(vErrors !== null){
if(_errs121){
vErrors.length = _errs121;
}
else {
vErrors = null;
}
}
}
}
if(data.shipping_address !== undefined){
let data57 = data.shipping_address;
const _errs132 = errors;
let valid14 = false;
const _errs133 = errors;
if(data57 && typeof data57 == "object" && !Array.isArray(data57)){
if(data57.name !== undefined){
let data58 = data57.name;
if((typeof data58 !== "string") && (data58 !== null)){
const err65 = {instancePath:instancePath+"/shipping_address/name",schemaPath:"address.json/properties/name/type",keyword:"type",params:{type: schema17.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data57.surname !== undefined){
let data59 = data57.surname;
if((typeof data59 !== "string") && (data59 !== null)){
const err66 = {instancePath:instancePath+"/shipping_address/surname",schemaPath:"address.json/properties/surname/type",keyword:"type",params:{type: schema17.properties.surname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
}
if(data57.taxid !== undefined){
let data60 = data57.taxid;
if((typeof data60 !== "string") && (data60 !== null)){
const err67 = {instancePath:instancePath+"/shipping_address/taxid",schemaPath:"address.json/properties/taxid/type",keyword:"type",params:{type: schema17.properties.taxid.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data57.address !== undefined){
let data61 = data57.address;
if((typeof data61 !== "string") && (data61 !== null)){
const err68 = {instancePath:instancePath+"/shipping_address/address",schemaPath:"address.json/properties/address/type",keyword:"type",params:{type: schema17.properties.address.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
}
if(data57.street_number !== undefined){
let data62 = data57.street_number;
if(((typeof data62 !== "string") && (!((typeof data62 == "number") && (isFinite(data62))))) && (data62 !== null)){
const err69 = {instancePath:instancePath+"/shipping_address/street_number",schemaPath:"address.json/properties/street_number/type",keyword:"type",params:{type: schema17.properties.street_number.type},message:"must be string,number,null"};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
if(data57.complement !== undefined){
let data63 = data57.complement;
if((typeof data63 !== "string") && (data63 !== null)){
const err70 = {instancePath:instancePath+"/shipping_address/complement",schemaPath:"address.json/properties/complement/type",keyword:"type",params:{type: schema17.properties.complement.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
}
if(data57.city !== undefined){
let data64 = data57.city;
if((typeof data64 !== "string") && (data64 !== null)){
const err71 = {instancePath:instancePath+"/shipping_address/city",schemaPath:"address.json/properties/city/type",keyword:"type",params:{type: schema17.properties.city.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
if(data57.municipality !== undefined){
let data65 = data57.municipality;
if((typeof data65 !== "string") && (data65 !== null)){
const err72 = {instancePath:instancePath+"/shipping_address/municipality",schemaPath:"address.json/properties/municipality/type",keyword:"type",params:{type: schema17.properties.municipality.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
}
if(data57.postal !== undefined){
let data66 = data57.postal;
if((typeof data66 !== "string") && (data66 !== null)){
const err73 = {instancePath:instancePath+"/shipping_address/postal",schemaPath:"address.json/properties/postal/type",keyword:"type",params:{type: schema17.properties.postal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
}
if(data57.region !== undefined){
let data67 = data57.region;
if((typeof data67 !== "string") && (data67 !== null)){
const err74 = {instancePath:instancePath+"/shipping_address/region",schemaPath:"address.json/properties/region/type",keyword:"type",params:{type: schema17.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data57.region_code !== undefined){
let data68 = data57.region_code;
if((typeof data68 !== "string") && (data68 !== null)){
const err75 = {instancePath:instancePath+"/shipping_address/region_code",schemaPath:"address.json/properties/region_code/type",keyword:"type",params:{type: schema17.properties.region_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data57.country !== undefined){
let data69 = data57.country;
if((typeof data69 !== "string") && (data69 !== null)){
const err76 = {instancePath:instancePath+"/shipping_address/country",schemaPath:"address.json/properties/country/type",keyword:"type",params:{type: schema17.properties.country.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
}
if(data57.country_code !== undefined){
let data70 = data57.country_code;
if((typeof data70 !== "string") && (data70 !== null)){
const err77 = {instancePath:instancePath+"/shipping_address/country_code",schemaPath:"address.json/properties/country_code/type",keyword:"type",params:{type: schema17.properties.country_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data57.latitude !== undefined){
let data71 = data57.latitude;
if((!((typeof data71 == "number") && (isFinite(data71)))) && (data71 !== null)){
const err78 = {instancePath:instancePath+"/shipping_address/latitude",schemaPath:"address.json/properties/latitude/type",keyword:"type",params:{type: schema17.properties.latitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
if(data57.longitude !== undefined){
let data72 = data57.longitude;
if((!((typeof data72 == "number") && (isFinite(data72)))) && (data72 !== null)){
const err79 = {instancePath:instancePath+"/shipping_address/longitude",schemaPath:"address.json/properties/longitude/type",keyword:"type",params:{type: schema17.properties.longitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
}
else {
const err80 = {instancePath:instancePath+"/shipping_address",schemaPath:"address.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
var _valid3 = _errs133 === errors;
valid14 = valid14 || _valid3;
if(!valid14){
const _errs166 = errors;
if(data57 !== null){
const err81 = {instancePath:instancePath+"/shipping_address",schemaPath:"#/properties/shipping_address/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
var _valid3 = _errs166 === errors;
valid14 = valid14 || _valid3;
}
if(!valid14){
const err82 = {instancePath:instancePath+"/shipping_address",schemaPath:"#/properties/shipping_address/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
else {
errors = _errs132;
if(vErrors !== null){
if(_errs132){
vErrors.length = _errs132;
}
else {
vErrors = null;
}
}
}
}
if(data.billing_address !== undefined){
let data73 = data.billing_address;
const _errs169 = errors;
let valid17 = false;
const _errs170 = errors;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
if(data73.name !== undefined){
let data74 = data73.name;
if((typeof data74 !== "string") && (data74 !== null)){
const err83 = {instancePath:instancePath+"/billing_address/name",schemaPath:"address.json/properties/name/type",keyword:"type",params:{type: schema17.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data73.surname !== undefined){
let data75 = data73.surname;
if((typeof data75 !== "string") && (data75 !== null)){
const err84 = {instancePath:instancePath+"/billing_address/surname",schemaPath:"address.json/properties/surname/type",keyword:"type",params:{type: schema17.properties.surname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data73.taxid !== undefined){
let data76 = data73.taxid;
if((typeof data76 !== "string") && (data76 !== null)){
const err85 = {instancePath:instancePath+"/billing_address/taxid",schemaPath:"address.json/properties/taxid/type",keyword:"type",params:{type: schema17.properties.taxid.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
}
if(data73.address !== undefined){
let data77 = data73.address;
if((typeof data77 !== "string") && (data77 !== null)){
const err86 = {instancePath:instancePath+"/billing_address/address",schemaPath:"address.json/properties/address/type",keyword:"type",params:{type: schema17.properties.address.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
if(data73.street_number !== undefined){
let data78 = data73.street_number;
if(((typeof data78 !== "string") && (!((typeof data78 == "number") && (isFinite(data78))))) && (data78 !== null)){
const err87 = {instancePath:instancePath+"/billing_address/street_number",schemaPath:"address.json/properties/street_number/type",keyword:"type",params:{type: schema17.properties.street_number.type},message:"must be string,number,null"};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data73.complement !== undefined){
let data79 = data73.complement;
if((typeof data79 !== "string") && (data79 !== null)){
const err88 = {instancePath:instancePath+"/billing_address/complement",schemaPath:"address.json/properties/complement/type",keyword:"type",params:{type: schema17.properties.complement.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
}
if(data73.city !== undefined){
let data80 = data73.city;
if((typeof data80 !== "string") && (data80 !== null)){
const err89 = {instancePath:instancePath+"/billing_address/city",schemaPath:"address.json/properties/city/type",keyword:"type",params:{type: schema17.properties.city.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
}
if(data73.municipality !== undefined){
let data81 = data73.municipality;
if((typeof data81 !== "string") && (data81 !== null)){
const err90 = {instancePath:instancePath+"/billing_address/municipality",schemaPath:"address.json/properties/municipality/type",keyword:"type",params:{type: schema17.properties.municipality.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
if(data73.postal !== undefined){
let data82 = data73.postal;
if((typeof data82 !== "string") && (data82 !== null)){
const err91 = {instancePath:instancePath+"/billing_address/postal",schemaPath:"address.json/properties/postal/type",keyword:"type",params:{type: schema17.properties.postal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
if(data73.region !== undefined){
let data83 = data73.region;
if((typeof data83 !== "string") && (data83 !== null)){
const err92 = {instancePath:instancePath+"/billing_address/region",schemaPath:"address.json/properties/region/type",keyword:"type",params:{type: schema17.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
if(data73.region_code !== undefined){
let data84 = data73.region_code;
if((typeof data84 !== "string") && (data84 !== null)){
const err93 = {instancePath:instancePath+"/billing_address/region_code",schemaPath:"address.json/properties/region_code/type",keyword:"type",params:{type: schema17.properties.region_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data73.country !== undefined){
let data85 = data73.country;
if((typeof data85 !== "string") && (data85 !== null)){
const err94 = {instancePath:instancePath+"/billing_address/country",schemaPath:"address.json/properties/country/type",keyword:"type",params:{type: schema17.properties.country.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data73.country_code !== undefined){
let data86 = data73.country_code;
if((typeof data86 !== "string") && (data86 !== null)){
const err95 = {instancePath:instancePath+"/billing_address/country_code",schemaPath:"address.json/properties/country_code/type",keyword:"type",params:{type: schema17.properties.country_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
}
if(data73.latitude !== undefined){
let data87 = data73.latitude;
if((!((typeof data87 == "number") && (isFinite(data87)))) && (data87 !== null)){
const err96 = {instancePath:instancePath+"/billing_address/latitude",schemaPath:"address.json/properties/latitude/type",keyword:"type",params:{type: schema17.properties.latitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
if(data73.longitude !== undefined){
let data88 = data73.longitude;
if((!((typeof data88 == "number") && (isFinite(data88)))) && (data88 !== null)){
const err97 = {instancePath:instancePath+"/billing_address/longitude",schemaPath:"address.json/properties/longitude/type",keyword:"type",params:{type: schema17.properties.longitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
}
else {
const err98 = {instancePath:instancePath+"/billing_address",schemaPath:"address.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
var _valid4 = _errs170 === errors;
valid17 = valid17 || _valid4;
if(!valid17){
const _errs203 = errors;
if(data73 !== null){
const err99 = {instancePath:instancePath+"/billing_address",schemaPath:"#/properties/billing_address/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
var _valid4 = _errs203 === errors;
valid17 = valid17 || _valid4;
}
if(!valid17){
const err100 = {instancePath:instancePath+"/billing_address",schemaPath:"#/properties/billing_address/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
else {
errors = _errs169;
if(vErrors !== null){
if(_errs169){
vErrors.length = _errs169;
}
else {
vErrors = null;
}
}
}
}
if(data.pickup_address !== undefined){
let data89 = data.pickup_address;
const _errs206 = errors;
let valid20 = false;
const _errs207 = errors;
if(data89 && typeof data89 == "object" && !Array.isArray(data89)){
if(data89.name !== undefined){
let data90 = data89.name;
if((typeof data90 !== "string") && (data90 !== null)){
const err101 = {instancePath:instancePath+"/pickup_address/name",schemaPath:"address.json/properties/name/type",keyword:"type",params:{type: schema17.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data89.surname !== undefined){
let data91 = data89.surname;
if((typeof data91 !== "string") && (data91 !== null)){
const err102 = {instancePath:instancePath+"/pickup_address/surname",schemaPath:"address.json/properties/surname/type",keyword:"type",params:{type: schema17.properties.surname.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
}
if(data89.taxid !== undefined){
let data92 = data89.taxid;
if((typeof data92 !== "string") && (data92 !== null)){
const err103 = {instancePath:instancePath+"/pickup_address/taxid",schemaPath:"address.json/properties/taxid/type",keyword:"type",params:{type: schema17.properties.taxid.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data89.address !== undefined){
let data93 = data89.address;
if((typeof data93 !== "string") && (data93 !== null)){
const err104 = {instancePath:instancePath+"/pickup_address/address",schemaPath:"address.json/properties/address/type",keyword:"type",params:{type: schema17.properties.address.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
}
if(data89.street_number !== undefined){
let data94 = data89.street_number;
if(((typeof data94 !== "string") && (!((typeof data94 == "number") && (isFinite(data94))))) && (data94 !== null)){
const err105 = {instancePath:instancePath+"/pickup_address/street_number",schemaPath:"address.json/properties/street_number/type",keyword:"type",params:{type: schema17.properties.street_number.type},message:"must be string,number,null"};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data89.complement !== undefined){
let data95 = data89.complement;
if((typeof data95 !== "string") && (data95 !== null)){
const err106 = {instancePath:instancePath+"/pickup_address/complement",schemaPath:"address.json/properties/complement/type",keyword:"type",params:{type: schema17.properties.complement.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
}
if(data89.city !== undefined){
let data96 = data89.city;
if((typeof data96 !== "string") && (data96 !== null)){
const err107 = {instancePath:instancePath+"/pickup_address/city",schemaPath:"address.json/properties/city/type",keyword:"type",params:{type: schema17.properties.city.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
}
if(data89.municipality !== undefined){
let data97 = data89.municipality;
if((typeof data97 !== "string") && (data97 !== null)){
const err108 = {instancePath:instancePath+"/pickup_address/municipality",schemaPath:"address.json/properties/municipality/type",keyword:"type",params:{type: schema17.properties.municipality.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
if(data89.postal !== undefined){
let data98 = data89.postal;
if((typeof data98 !== "string") && (data98 !== null)){
const err109 = {instancePath:instancePath+"/pickup_address/postal",schemaPath:"address.json/properties/postal/type",keyword:"type",params:{type: schema17.properties.postal.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data89.region !== undefined){
let data99 = data89.region;
if((typeof data99 !== "string") && (data99 !== null)){
const err110 = {instancePath:instancePath+"/pickup_address/region",schemaPath:"address.json/properties/region/type",keyword:"type",params:{type: schema17.properties.region.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data89.region_code !== undefined){
let data100 = data89.region_code;
if((typeof data100 !== "string") && (data100 !== null)){
const err111 = {instancePath:instancePath+"/pickup_address/region_code",schemaPath:"address.json/properties/region_code/type",keyword:"type",params:{type: schema17.properties.region_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
}
if(data89.country !== undefined){
let data101 = data89.country;
if((typeof data101 !== "string") && (data101 !== null)){
const err112 = {instancePath:instancePath+"/pickup_address/country",schemaPath:"address.json/properties/country/type",keyword:"type",params:{type: schema17.properties.country.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
if(data89.country_code !== undefined){
let data102 = data89.country_code;
if((typeof data102 !== "string") && (data102 !== null)){
const err113 = {instancePath:instancePath+"/pickup_address/country_code",schemaPath:"address.json/properties/country_code/type",keyword:"type",params:{type: schema17.properties.country_code.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
if(data89.latitude !== undefined){
let data103 = data89.latitude;
if((!((typeof data103 == "number") && (isFinite(data103)))) && (data103 !== null)){
const err114 = {instancePath:instancePath+"/pickup_address/latitude",schemaPath:"address.json/properties/latitude/type",keyword:"type",params:{type: schema17.properties.latitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
if(data89.longitude !== undefined){
let data104 = data89.longitude;
if((!((typeof data104 == "number") && (isFinite(data104)))) && (data104 !== null)){
const err115 = {instancePath:instancePath+"/pickup_address/longitude",schemaPath:"address.json/properties/longitude/type",keyword:"type",params:{type: schema17.properties.longitude.type},message:"must be number,null"};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
}
else {
const err116 = {instancePath:instancePath+"/pickup_address",schemaPath:"address.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
var _valid5 = _errs207 === errors;
valid20 = valid20 || _valid5;
if(!valid20){
const _errs240 = errors;
if(data89 !== null){
const err117 = {instancePath:instancePath+"/pickup_address",schemaPath:"#/properties/pickup_address/anyOf/1/type",keyword:"type",params:{type: "null"},message:"must be null"};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
var _valid5 = _errs240 === errors;
valid20 = valid20 || _valid5;
}
if(!valid20){
const err118 = {instancePath:instancePath+"/pickup_address",schemaPath:"#/properties/pickup_address/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
else {
errors = _errs206;
if(vErrors !== null){
if(_errs206){
vErrors.length = _errs206;
}
else {
vErrors = null;
}
}
}
}
if(data.products !== undefined){
let data105 = data.products;
if((!(Array.isArray(data105))) && (data105 !== null)){
const err119 = {instancePath:instancePath+"/products",schemaPath:"#/properties/products/type",keyword:"type",params:{type: schema12.properties.products.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(Array.isArray(data105)){
const len1 = data105.length;
for(let i1=0; i1<len1; i1++){
if(!(validate12(data105[i1], {instancePath:instancePath+"/products/" + i1,parentData:data105,parentDataProperty:i1,rootData}))){
vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
errors = vErrors.length;
}
}
}
}
if(data.additional_fields !== undefined){
let data107 = data.additional_fields;
if((!(Array.isArray(data107))) && (data107 !== null)){
const err120 = {instancePath:instancePath+"/additional_fields",schemaPath:"#/properties/additional_fields/type",keyword:"type",params:{type: schema12.properties.additional_fields.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
if(Array.isArray(data107)){
const len2 = data107.length;
for(let i2=0; i2<len2; i2++){
let data108 = data107[i2];
if(data108 && typeof data108 == "object" && !Array.isArray(data108)){
if(data108.id !== undefined){
let data109 = data108.id;
if(((!(((typeof data109 == "number") && (!(data109 % 1) && !isNaN(data109))) && (isFinite(data109)))) && (typeof data109 !== "string")) && (data109 !== null)){
const err121 = {instancePath:instancePath+"/additional_fields/" + i2+"/id",schemaPath:"additional-field.json/properties/id/type",keyword:"type",params:{type: schema22.properties.id.type},message:"must be integer,string,null"};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
}
if(data108.label !== undefined){
let data110 = data108.label;
if((typeof data110 !== "string") && (data110 !== null)){
const err122 = {instancePath:instancePath+"/additional_fields/" + i2+"/label",schemaPath:"additional-field.json/properties/label/type",keyword:"type",params:{type: schema22.properties.label.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data108.value !== undefined){
let data111 = data108.value;
if((((typeof data111 !== "string") && (!((typeof data111 == "number") && (isFinite(data111))))) && (typeof data111 !== "boolean")) && (data111 !== null)){
const err123 = {instancePath:instancePath+"/additional_fields/" + i2+"/value",schemaPath:"additional-field.json/properties/value/type",keyword:"type",params:{type: schema22.properties.value.type},message:"must be string,number,boolean,null"};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
}
if(data108.area !== undefined){
let data112 = data108.area;
if((typeof data112 !== "string") && (data112 !== null)){
const err124 = {instancePath:instancePath+"/additional_fields/" + i2+"/area",schemaPath:"additional-field.json/properties/area/type",keyword:"type",params:{type: schema22.properties.area.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
}
}
else {
const err125 = {instancePath:instancePath+"/additional_fields/" + i2,schemaPath:"additional-field.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
}
}
}
if(data.shipping_taxes !== undefined){
let data113 = data.shipping_taxes;
if((!(Array.isArray(data113))) && (data113 !== null)){
const err126 = {instancePath:instancePath+"/shipping_taxes",schemaPath:"#/properties/shipping_taxes/type",keyword:"type",params:{type: schema12.properties.shipping_taxes.type},message:"must be array,null"};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
if(Array.isArray(data113)){
const len3 = data113.length;
for(let i3=0; i3<len3; i3++){
let data114 = data113[i3];
if(data114 && typeof data114 == "object" && !Array.isArray(data114)){
if(data114.name !== undefined){
let data115 = data114.name;
if((typeof data115 !== "string") && (data115 !== null)){
const err127 = {instancePath:instancePath+"/shipping_taxes/" + i3+"/name",schemaPath:"tax.json/properties/name/type",keyword:"type",params:{type: schema21.properties.name.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
}
if(data114.tax !== undefined){
let data116 = data114.tax;
if(((!((typeof data116 == "number") && (isFinite(data116)))) && (typeof data116 !== "string")) && (data116 !== null)){
const err128 = {instancePath:instancePath+"/shipping_taxes/" + i3+"/tax",schemaPath:"tax.json/properties/tax/type",keyword:"type",params:{type: schema21.properties.tax.type},message:"must be number,string,null"};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
}
else {
const err129 = {instancePath:instancePath+"/shipping_taxes/" + i3,schemaPath:"tax.json/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
}
}
if(data.tracking_url !== undefined){
let data117 = data.tracking_url;
if((typeof data117 !== "string") && (data117 !== null)){
const err130 = {instancePath:instancePath+"/tracking_url",schemaPath:"#/properties/tracking_url/type",keyword:"type",params:{type: schema12.properties.tracking_url.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
if(data.tracking_company !== undefined){
let data118 = data.tracking_company;
if((typeof data118 !== "string") && (data118 !== null)){
const err131 = {instancePath:instancePath+"/tracking_company",schemaPath:"#/properties/tracking_company/type",keyword:"type",params:{type: schema12.properties.tracking_company.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data.tracking_number !== undefined){
let data119 = data.tracking_number;
if((typeof data119 !== "string") && (data119 !== null)){
const err132 = {instancePath:instancePath+"/tracking_number",schemaPath:"#/properties/tracking_number/type",keyword:"type",params:{type: schema12.properties.tracking_number.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
if(data.shipment_status !== undefined){
let data120 = data.shipment_status;
if((typeof data120 !== "string") && (data120 !== null)){
const err133 = {instancePath:instancePath+"/shipment_status",schemaPath:"#/properties/shipment_status/type",keyword:"type",params:{type: schema12.properties.shipment_status.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data.shipment_status_enum !== undefined){
let data121 = data.shipment_status_enum;
if((typeof data121 !== "string") && (data121 !== null)){
const err134 = {instancePath:instancePath+"/shipment_status_enum",schemaPath:"#/properties/shipment_status_enum/type",keyword:"type",params:{type: schema12.properties.shipment_status_enum.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
if(data.external_shipping_rate_id !== undefined){
let data122 = data.external_shipping_rate_id;
if(((!(((typeof data122 == "number") && (!(data122 % 1) && !isNaN(data122))) && (isFinite(data122)))) && (typeof data122 !== "string")) && (data122 !== null)){
const err135 = {instancePath:instancePath+"/external_shipping_rate_id",schemaPath:"#/properties/external_shipping_rate_id/type",keyword:"type",params:{type: schema12.properties.external_shipping_rate_id.type},message:"must be integer,string,null"};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data.external_shipping_rate_description !== undefined){
let data123 = data.external_shipping_rate_description;
if((typeof data123 !== "string") && (data123 !== null)){
const err136 = {instancePath:instancePath+"/external_shipping_rate_description",schemaPath:"#/properties/external_shipping_rate_description/type",keyword:"type",params:{type: schema12.properties.external_shipping_rate_description.type},message:"must be string,null"};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
if(data.recovered_from !== undefined){
let data124 = data.recovered_from;
if((((typeof data124 != "object") && (typeof data124 !== "boolean")) && (!((typeof data124 == "number") && (isFinite(data124))))) && (typeof data124 !== "string")){
const err137 = {instancePath:instancePath+"/recovered_from",schemaPath:"#/properties/recovered_from/type",keyword:"type",params:{type: schema12.properties.recovered_from.type},message:"must be array,boolean,null,number,object,string"};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data.billing_information !== undefined){
let data125 = data.billing_information;
if((((typeof data125 != "object") && (typeof data125 !== "boolean")) && (!((typeof data125 == "number") && (isFinite(data125))))) && (typeof data125 !== "string")){
const err138 = {instancePath:instancePath+"/billing_information",schemaPath:"#/properties/billing_information/type",keyword:"type",params:{type: schema12.properties.billing_information.type},message:"must be array,boolean,null,number,object,string"};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
}
else {
const err139 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}


function validate10(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
/*# sourceURL="body.json" */;
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.order === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "order"},message:"must have required property '"+"order"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.order !== undefined){
if(!(validate11(data.order, {instancePath:instancePath+"/order",parentData:data,parentDataProperty:"order",rootData}))){
vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
errors = vErrors.length;
}
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate10.errors = vErrors;
return errors === 0;
}

